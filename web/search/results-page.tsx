import type { SearchResult } from '../../functions/domain/search/found.ts';
import { RANKING_RULE } from '../../functions/domain/search/ranking.ts';
import type { Language } from '../../functions/domain/shared/primitives.ts';
import { EmptyState, Pager } from '../components/notices.tsx';
import { Page, type SiteFacts } from '../layout.tsx';
import { href } from '../paths.ts';
import { atPlace } from '../texts/places.ts';
import { pick, plural } from '../texts/text.ts';
import { placeQuery, resultsAddress } from './address.ts';
import { ProducerCard } from './card.tsx';
import { AudienceSwitch, FilterForm, isFiltered } from './filters.tsx';
import { PlaceForm } from './place-form.tsx';
import { SubscribeForm } from './subscribe-form.tsx';
import { counts, texts } from './texts.ts';

interface ResultsPageProps {
  readonly result: SearchResult;
  /** Set on a later page of the list. */
  readonly cursor?: string;
  readonly lang: Language;
  readonly site: SiteFacts;
}

/** Who delivers to a place. */
export const ResultsPage = ({ result, cursor, lang, site }: ResultsPageProps) => {
  const other = lang === 'fr' ? 'en' : 'fr';
  const { place } = result;
  return (
    <Page
      lang={lang}
      title={pick(texts.title, lang, { at: atPlace(place, lang) })}
      description={pick(texts.description, lang, { at: atPlace(place, lang) })}
      path={resultsAddress(result, lang, cursor)}
      alternatePath={resultsAddress(result, other, cursor)}
      noIndex={place.cell.length > 5 || isFiltered(result)}
      scripts={['place.js', 'results.js']}
      current="search"
      site={site}
    >
      <div class="place-head">
        {place.postcode === null ? null : <p class="kicker">{place.label}</p>}
        <h1>{pick(texts.title, lang, { at: atPlace(place, lang) })}</h1>
        {place.approximate ? <p class="soft">{pick(texts.approximate, lang)}</p> : null}
        <details class="change">
          <summary>{pick(texts.change, lang)}</summary>
          <PlaceForm lang={lang} keep={{ audience: placeQuery(result).audience }} />
        </details>
      </div>
      {result.delivering === 0 ? (
        <Nobody result={result} lang={lang} />
      ) : (
        <Somebody result={result} cursor={cursor} lang={lang} />
      )}
    </Page>
  );
};

type Part = Omit<ResultsPageProps, 'site'>;

const Somebody = ({ result, cursor, lang }: Part) => (
  <div class="results">
    <div>
      <AudienceSwitch result={result} lang={lang} />
      <FilterForm result={result} lang={lang} />
    </div>
    <div data-results aria-live="polite">
      {result.total === 0 ? (
        <NoneWithFilters result={result} lang={lang} />
      ) : (
        <p class="lead">{countInWords(result, lang)}</p>
      )}
      <ul class="cards">
        {result.items.map((producer) => (
          <ProducerCard key={producer.id} producer={producer} lang={lang} place={placeQuery(result)} />
        ))}
      </ul>
      <Pager
        lang={lang}
        next={result.nextCursor === null ? undefined : resultsAddress(result, lang, result.nextCursor)}
        first={cursor === undefined ? undefined : resultsAddress(result, lang)}
      />
      <SubscribeForm result={result} lang={lang} />
      <details>
        <summary>{pick(texts.rule, lang)}</summary>
        <p>{pick(RANKING_RULE, lang)}</p>
      </details>
    </div>
  </div>
);

const countInWords = (result: SearchResult, lang: Language): string =>
  isFiltered(result)
    ? plural(counts.match, result.total, lang, { all: result.delivering })
    : plural(counts.deliver, result.total, lang);

const NoneWithFilters = ({ result, lang }: Part) => (
  <EmptyState title={pick(texts.noneWithFilters, lang)}>
    <p>{pick(texts.noneWithFiltersHelp, lang)}</p>
    <p>
      <a class="btn btn-quiet" href={href('search', lang, {}, placeQuery(result))}>
        {pick(texts.clear, lang)}
      </a>
    </p>
  </EmptyState>
);

const Nobody = ({ result, lang }: Part) => (
  <>
    <AudienceSwitch result={result} lang={lang} />
    <EmptyState title={pick(texts.nobodyTitle, lang)}>
      <p>{pick(texts.nobodyHelp, lang, { at: atPlace(result.place, lang) })}</p>
    </EmptyState>
    <SubscribeForm result={result} lang={lang} />
    {result.nearest.length === 0 ? null : (
      <section aria-labelledby="nearest">
        <h2 id="nearest">{pick(texts.nearest, lang)}</h2>
        <p>{pick(texts.nearestHelp, lang)}</p>
        <ul class="cards">
          {result.nearest.map((producer) => (
            <ProducerCard key={producer.id} producer={producer} lang={lang} place={placeQuery(result)} heading="h3" />
          ))}
        </ul>
      </section>
    )}
  </>
);
