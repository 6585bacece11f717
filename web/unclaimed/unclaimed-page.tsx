import type { Language } from '#domain/shared/primitives.ts';
import type { NearbyUnclaimed } from '#domain/unclaimed/unclaimed-index.ts';
import { productsInWords } from '#web/imports/products-in-words.ts';
import { distance } from '#web/shared/format.ts';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './unclaimed-texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly place: { readonly label: string; readonly cell: string; readonly commune: string | null };
  readonly query: Readonly<Record<string, string | number | undefined>>;
  readonly producers: readonly NearbyUnclaimed[];
}

/** Producers of public lists near a place, by name, commune and products. */
export const UnclaimedPage = ({ lang, site, place, query, producers }: Props) => {
  const title = pick(texts.title, lang, { place: place.label });
  return (
    <Page lang={lang} site={site} title={title} addressIn={(of) => href('unclaimed', of, {}, query)} narrow noIndex>
      <h1>{title}</h1>
      <p class="lead">{pick(producers.length === 0 ? texts.none : texts.lead, lang)}</p>
      <ul class="not-yet">
        {producers.map((producer) => (
          <li key={producer.id}>
            <h2>
              {producer.name} <Tag look="part">{pick(texts.tag, lang)}</Tag>
            </h2>
            <p>
              {producer.communeFromPosition
                ? pick(texts.near, lang, { commune: producer.communeName })
                : producer.communeName}{' '}
              · {distance(producer.distanceKm)}
            </p>
            <p>{productsInWords(producer, lang).join(', ')}</p>
            <p>
              <a
                href={href(
                  'unclaimedAsk',
                  lang,
                  {},
                  { ferme: producer.id, cell: place.cell, commune: place.commune ?? undefined },
                )}
              >
                {pick(texts.ask, lang)}
              </a>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={href('register', lang)}>{pick(texts.isYours, lang)}</a>
      </p>
    </Page>
  );
};
