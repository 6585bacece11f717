import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Producer } from '#domain/producers/producer.ts';
import type { Publication } from '#domain/producers/publication.ts';
import type { Occasion } from '#domain/shared/occasion.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { dateInWords, list } from '#web/shared/format.ts';
import type { SiteFacts } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';

const titles = {
  first: { fr: '{name} livre désormais', en: '{name} now delivers' },
  extended: { fr: '{name} livre désormais plus loin', en: '{name} now delivers further' },
  resumed: { fr: '{name} est de retour', en: '{name} is back' },
  newProduct: { fr: 'Du nouveau chez {name}', en: 'Something new from {name}' },
  extraPassage: { fr: '{name} : un passage de plus, {date}', en: '{name}: one more passage, {date}' },
} as const satisfies Record<Occasion, Text>;

const texts = {
  title: { fr: '{site} : nouveaux producteurs, {where}', en: '{site}: new producers, {where}' },
  summary: { fr: '{commune}. {what}.', en: '{commune}. {what}.' },
} as const satisfies Record<string, Text>;

interface FeedProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  /** Whole: scheme, host, path and query. */
  readonly address: string;
  /** Where it is about, as one says it. */
  readonly where: string;
  /** Leads from an entry to the results of the place; empty for a territory. */
  readonly seen: Readonly<Record<string, string | undefined>>;
  readonly news: readonly {
    readonly publication: Publication;
    readonly producer: Producer;
    readonly communeName: string;
  }[];
  readonly now: string;
}

const titleOf = ({ occasion, passage }: Publication, { details }: Producer, lang: Language): string =>
  pick(titles[occasion ?? 'first'], lang, {
    name: details.name,
    ...(passage === undefined ? {} : { date: dateInWords(passage.day, lang) }),
  });

/** Atom (RFC 4287): what subscribers hear, for who reads feeds and for the site of a town hall. */
export const feed = ({ lang, site, address, where, seen, news, now }: FeedProps): string => {
  const origin = site.origin ?? '';
  const host = origin.replace(/^https?:\/\//, '').replace(/[:/].*$/, '');
  const tag = (what: string) => `tag:${host},2026:${what}`;
  const entries = news.map(({ publication, producer, communeName }) =>
    h('entry', { key: publication.id }, [
      h('id', {}, tag(`publication/${publication.id}`)),
      h('title', {}, titleOf(publication, producer, lang)),
      h('updated', {}, publication.announceAt),
      h('link', { rel: 'alternate', href: origin + href('producer', lang, { id: producer.id }, seen) }),
      h('author', {}, h('name', {}, producer.details.name)),
      h(
        'summary',
        {},
        pick(texts.summary, lang, {
          commune: communeName,
          what: list([...new Set(producer.details.offers.map(({ name }) => name))].slice(0, 6), lang),
        }),
      ),
    ]),
  );
  const root = h('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang } as Record<string, string>, [
    h('id', {}, tag(address.slice(origin.length))),
    h('title', {}, pick(texts.title, lang, { site: site.siteName, where })),
    h('updated', {}, news[0]?.publication.announceAt ?? now),
    h('link', { rel: 'self', type: 'application/atom+xml', href: address }),
    h('link', { rel: 'alternate', href: origin + href('home', lang) }),
    h('author', {}, h('name', {}, site.agency.name)),
    ...entries,
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${renderToString(root)}`;
};
