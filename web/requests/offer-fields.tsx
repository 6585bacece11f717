import type { AskableOffer } from '#domain/requests/askable-offers.ts';
import type { Terms, Total } from '#domain/requests/total.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { errorOf, fieldId } from '#web/shared/forms.tsx';
import { reasonText } from '#web/shared/reason-texts.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';
import { totalInWords } from './total-in-words.ts';
import { unitInWords, unitsFor } from './units.ts';

/** What was typed at an offer. */
export interface TypedOffer {
  readonly id: string;
  readonly ticked: boolean;
  readonly amount: string;
  readonly unit: string;
}

interface Props {
  readonly lang: Language;
  readonly producer: { readonly id: string; readonly name: string };
  readonly offers: readonly AskableOffer[];
  readonly typed: readonly TypedOffer[];
  readonly errors: readonly FieldError[];
  readonly total: Total | undefined;
  /** Of the round chosen; undefined while several could be meant. */
  readonly terms: Terms | undefined;
  /** By round, for the browser: another day may be another round. */
  readonly termsByRound: Readonly<Record<string, Terms>>;
  readonly open: boolean;
}

/** Names of fields: an offer's id may be a number, and lists of numbers are rows. */
export const amountField = (producer: string, offer: string): string => `amount.${producer}.o_${offer}`;
const unitField = (producer: string, offer: string): string => `unit.${producer}.o_${offer}`;

/** A producer's offers to tick, quantity and unit beside each, and what they come to. */
export const OfferFields = (props: Props) => {
  const { lang, producer, offers, typed, errors, total, terms, termsByRound, open } = props;
  const askable = offers.filter(({ why }) => why === undefined);
  const others = offers.filter(({ why }) => why !== undefined);
  return (
    <details
      class="offers"
      open={open || typed.length > 0}
      data-offers={producer.id}
      data-terms={JSON.stringify(termsByRound)}
    >
      <summary>{pick(texts.offersOf, lang, { name: producer.name })}</summary>
      {askable.length === 0 ? <p>{pick(texts.noOffers, lang)}</p> : null}
      <ul class="plain">
        {askable.map((offer) => (
          <OfferRow key={offer.id} {...props} offer={offer} />
        ))}
      </ul>
      <p class="total" role="status">
        {total === undefined ? '' : totalInWords(total, terms, lang)}
      </p>
      {others.map(({ id }) => {
        const error = errorOf(errors, amountField(producer.id, id));
        return error === undefined ? null : (
          <p key={id} class="error" id={fieldId(amountField(producer.id, id))} tabIndex={-1}>
            {reasonText(error, lang)}
          </p>
        );
      })}
      {others.length === 0 ? null : (
        <p class="hint">
          {pick(texts.notNow, lang)}{' '}
          {others
            .map(
              ({ name, why }) => `${name} (${pick(why === 'offerSoldOut' ? texts.soldOut : texts.outOfSeason, lang)})`,
            )
            .join(', ')}
        </p>
      )}
    </details>
  );
};

const OfferRow = ({ lang, producer, offer, typed, errors }: Props & { readonly offer: AskableOffer }) => {
  const before = typed.find(({ id }) => id === offer.id);
  const amount = amountField(producer.id, offer.id);
  const error = errorOf(errors, amount);
  const units = unitsFor(offer.price);
  const [only] = units.length === 1 ? units : [];
  return (
    <li class={`offer${error === undefined ? '' : ' field-wrong'}`}>
      <label class="choice">
        <input type="checkbox" name={`offer.${producer.id}`} value={offer.id} checked={before?.ticked} />
        <span>
          {offer.name}
          <small>{[offer.price, offer.packaging].filter(Boolean).join(' · ')}</small>
        </span>
      </label>
      <div class="amount">
        <input
          id={fieldId(amount)}
          name={amount}
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          aria-label={pick(texts.amountOf, lang, { offer: offer.name })}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${fieldId(amount)}-error`}
          value={before?.amount ?? ''}
          data-euros={only?.euros}
        />
        {only === undefined ? (
          <select name={unitField(producer.id, offer.id)} aria-label={pick(texts.unitOf, lang, { offer: offer.name })}>
            {units.map(({ unit, euros }) => (
              <option key={unit} value={unit} data-euros={euros} selected={before?.unit === unit}>
                {unitInWords(unit, lang)}
              </option>
            ))}
          </select>
        ) : (
          <>
            <input type="hidden" name={unitField(producer.id, offer.id)} value={only.unit} />
            <span>{unitInWords(only.unit, lang)}</span>
          </>
        )}
      </div>
      {error === undefined ? null : (
        <p class="error" id={`${fieldId(amount)}-error`}>
          {reasonText(error, lang)}
        </p>
      )}
    </li>
  );
};
