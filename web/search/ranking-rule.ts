import type { Text } from '#domain/shared/primitives.ts';

/** The order of results, in words: shown on the page `ranking` and given with every answer of the API. `rankOf` (functions/domain/search/ranking.ts) does what it says. */
export const RANKING_RULE: Text = {
  fr: 'D’abord les producteurs qui viennent jusqu’à vous, à domicile ou dans un point de retrait à votre portée ; puis, dans un groupe à part, ceux qui envoient seulement des colis. Dans chaque groupe, ceux dont la fiche est confirmée avant ceux qui, interrogés trois fois, n’ont pas dit si elle est toujours juste ; puis ceux qui desservent tout le lieu indiqué avant ceux qui n’en desservent qu’une partie. Ensuite, du plus proche au plus lointain, au kilomètre près. À égalité, l’ordre change chaque jour, au hasard et sans préférence. Personne ne peut payer pour être mieux placé.',
  en: 'First the producers who come to you, to the door or to a pick-up point within your reach; then, in a group of their own, those who only send parcels. In each group, those whose page is confirmed before those who, asked three times, have not said whether it is still right; then those who serve the whole of the place before those who serve a part of it. Next, from the nearest to the farthest, by the whole kilometre. Between equals, the order changes every day, at random and without favour. Nobody can pay for a better place.',
};
