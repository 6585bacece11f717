import type { ProducerId } from '#domain/shared/primitives.ts';
import type { SiteFacts } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';

type Address = (lang: 'fr' | 'en') => string;

/** The pages that search engines should know, each with its other language (sitemaps.org). At most 50,000 addresses are allowed; a territory has some thousand. */
export const sitemap = (
  { origin = '', languages }: Pick<SiteFacts, 'origin' | 'languages'>,
  shown: { readonly recipes: readonly string[]; readonly producers: readonly ProducerId[] },
): string => {
  const pages: Address[] = [
    ...(['home', 'recipes', 'register', 'ranking', 'legal', 'privacy', 'accessibility'] as const).map(
      (page): Address =>
        (lang) =>
          href(page, lang),
    ),
    ...shown.recipes.map(
      (slug): Address =>
        (lang) =>
          href('recipe', lang, { slug }),
    ),
    ...shown.producers.map(
      (id): Address =>
        (lang) =>
          href('producer', lang, { id }),
    ),
  ];
  const links = (address: Address) =>
    languages.map((of) => `<xhtml:link rel="alternate" hreflang="${of}" href="${origin}${address(of)}"/>`).join('');
  const urls = pages.flatMap((address) =>
    languages.map((lang) => `<url><loc>${origin}${address(lang)}</loc>${links(address)}</url>`),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
};
