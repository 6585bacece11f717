import type { Language } from '#domain/shared/primitives.ts';
import { href } from '#web/shared/paths.ts';
import { type StepPage, slugOf } from '../steps.ts';

/** The address of a page of a registration that a member fills in. */
export const telephoneAddress = (
  id: string,
  step: StepPage,
  lang: Language,
  query: Readonly<Record<string, string | number | undefined>> = {},
): string => href('agencyTelephoneStep', lang, { id, step: slugOf(step, lang) }, query);
