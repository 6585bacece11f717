import type { ListedNotYet } from '../../functions/domain/imports/not-yet.ts';
import type { Language } from '../../functions/domain/shared/primitives.ts';
import { Tag } from '../components/notices.tsx';
import { Page, type SiteFacts } from '../layout.tsx';
import { href } from '../paths.ts';
import { distance } from '../texts/format.ts';
import { pick } from '../texts/text.ts';
import { texts } from './not-yet-texts.ts';
import { productsInWords } from './products-in-words.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly place: { readonly label: string; readonly cell: string; readonly commune: string | null };
  readonly query: Readonly<Record<string, string | number | undefined>>;
  readonly producers: readonly ListedNotYet[];
}

/** Producers of public lists near a place, by name, commune and products. */
export const NotYetPage = ({ lang, site, place, query, producers }: Props) => {
  const title = pick(texts.title, lang, { place: place.label });
  return (
    <Page
      lang={lang}
      site={site}
      title={title}
      path={href('notYet', lang, {}, query)}
      alternatePath={href('notYet', lang === 'fr' ? 'en' : 'fr', {}, query)}
      narrow
      noIndex
    >
      <h1>{title}</h1>
      <p class="lead">{pick(producers.length === 0 ? texts.none : texts.lead, lang)}</p>
      <ul class="not-yet">
        {producers.map((producer) => (
          <li key={producer.id}>
            <h2>
              {producer.name} <Tag look="part">{pick(texts.tag, lang)}</Tag>
            </h2>
            <p>
              {producer.communeName} · {distance(producer.distanceKm)}
            </p>
            <p>{productsInWords(producer, lang).join(', ')}</p>
            <p>
              <a
                href={href(
                  'notYetAsk',
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
