import { readSiretNumber, type SiretFault } from '#domain/inputs/siret.ts';
import { Siret } from '#domain/producers/siret.ts';
import { codedMessage } from './coded-message.ts';
import type { RowMessage } from './row-codes.ts';

/** A SIRET as a list has it. What is none costs the row nothing: it is taken without, and the remark says why. */
export interface SiretInList {
  readonly siret: Siret | null;
  readonly remark: RowMessage | undefined;
}

const CODES: Readonly<Record<SiretFault, RowMessage['code']>> = {
  none: 'siretNone',
  siren: 'siren',
  vatNumber: 'siretVat',
  letters: 'siretLetters',
  rounded: 'siretRounded',
  several: 'siretSeveral',
  digits: 'siretDigits',
  sirenKey: 'siretKey',
  siretKey: 'siretKey',
};

export const readSiret = (written: string): SiretInList => {
  const read = readSiretNumber(written);
  if (!read.ok)
    return { siret: null, remark: codedMessage(CODES[read.reason], read.digits === 0 ? {} : { digits: read.digits }) };
  const siret = Siret.parse(read.value);
  return { siret, remark: read.zeroLost ? codedMessage('siretZeroLost', { siret }) : undefined };
};
