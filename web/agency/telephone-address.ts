import type { Language } from '../../functions/domain/shared/primitives.ts';
import { href } from '../paths.ts';
import { type StepPage, slugOf } from '../registration/steps.ts';

/** The address of a page of a registration that a member fills in. */
export const telephoneAddress = (
  id: string,
  step: StepPage,
  lang: Language,
  query: Readonly<Record<string, string | number | undefined>> = {},
): string => href('agencyTelephoneStep', lang, { id, step: slugOf(step, lang) }, query);
