import { readQuantity } from '#domain/inputs/quantity.ts';

/** A price as producers write it: `2,80 € le kg`, `5 € les 6`, `12 €`. */
export interface Price {
  readonly euros: number;
  /** For so many of `unit`, as `readQuantity` gives it. */
  readonly per: number;
  readonly unit: string;
}

const PRICE =
  /^(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:€|euros?|eur)(?:\s*(?:ht|ttc))?\s*(?:\/|le\s|la\s|l['’]|les\s|par\s|pour\s|a\s|per\s|the\s|chaque\s)?\s*(.*)$/i;

/** Undefined where only a person can tell ("selon poids", "à partir de 8 €"): nothing is guessed, and nothing summed. */
export const readPrice = (written: string): Price | undefined => {
  const [, amount, rest = ''] = PRICE.exec(written.trim()) ?? [];
  if (amount === undefined) return undefined;
  const unit = rest
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/^(?:unite|piece)$/i, '')
    .trim();
  const per = readQuantity(unit === '' ? '1' : /^\d/.test(unit) ? unit : `1 ${unit}`);
  if (per === undefined || per.least !== per.most) return undefined;
  return { euros: Number(amount.replace(',', '.')), per: per.least, unit: per.unit };
};

/** What a quantity costs at a price, both as they were written; undefined where that cannot be computed. */
export const costOf = (quantity: string, price: string): number | undefined => {
  const [read, known] = [readQuantity(quantity), readPrice(price)];
  if (read === undefined || known === undefined || read.least !== read.most || read.unit !== known.unit)
    return undefined;
  return (known.euros * read.least) / known.per;
};
