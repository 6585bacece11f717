import type { Limit, Limits } from '#domain/shared/limits.ts';
import type { Instant, Language, Text } from '#domain/shared/primitives.ts';
import { HttpProblem } from '#platform/http.ts';
import type { SignedLinks } from '#platform/signed-link.ts';

export interface AreaLimitDependencies {
  readonly limits: Pick<Limits, 'allows'>;
  readonly links: () => Promise<Pick<SignedLinks, 'hash'>>;
}

/** The form asks twice a second at most while a slider moves: room for two producers of one house, not for a machine. */
export const AREAS_FROM_ONE_SOURCE: Limit = { what: 'area-summaries', most: 300, windowSeconds: 600 };

const TOO_MANY: Text = {
  fr: 'Trop de zones comptées depuis cette adresse. Réessayez dans dix minutes ; le formulaire s’envoie sans ce compte.',
  en: 'Too many areas counted from this address. Try again in ten minutes; the form can be sent without this count.',
};

/** Refuses whoever has areas counted without end: an answer takes the whole list of communes, a tenth of a second of a function. */
export const refuseManyAreas = async (
  { limits, links }: AreaLimitDependencies,
  { sourceAddress, now, lang }: { readonly sourceAddress: string; readonly now: Instant; readonly lang: Language },
): Promise<void> => {
  const who = (await links()).hash(sourceAddress);
  if (!(await limits.allows(AREAS_FROM_ONE_SOURCE, who, now)))
    throw new HttpProblem({ code: 'too-many', detail: TOO_MANY[lang] });
};
