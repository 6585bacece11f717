import { type Place, placeName } from '#domain/areas/place.ts';
import { communeAddress } from '#domain/search/commune-address.ts';
import type { SearchResult } from '#domain/search/found.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import { MapPanel } from '#web/map/map-panel.tsx';
import { texts as weekTexts } from '#web/passages/week-texts.ts';
import { WeekView } from '#web/passages/week-view.tsx';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { Hidden } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { EmptyState, Pager } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { atPlace } from '#web/shared/place-names.ts';
import { pick, plural } from '#web/shared/text.ts';
import { calendarAddress, placeQuery, resultsAddress } from './address.ts';
import { Cards } from './card-list.tsx';
import { AudienceSwitch, FilterForm, isFiltered } from './filters.tsx';
import { asFarAsKnown } from './honest-distance.ts';
import { PlaceForm } from './place-form.tsx';
import { RANKING_RULE } from './ranking-rule.ts';
import { type AddressFault, SettleForm } from './settle-form.tsx';
import { SubscribeForm } from './subscribe-form.tsx';
import { counts, texts } from './texts.ts';

interface ResultsPageProps {
  readonly result: SearchResult;
  /** Set on a later page of the list. */
  readonly cursor?: string;
  readonly lang: Language;
  readonly site: SiteFacts;
  /** Why an address that was typed settled nothing. */
  readonly addressFault?: AddressFault | undefined;
  /** Shown as days instead of as a list. */
  readonly week?: { readonly now: Instant; readonly today: string } | undefined;
}

/** Who delivers to a place. */
export const ResultsPage = ({ cursor, lang, site, addressFault, week, ...props }: ResultsPageProps) => {
  const result = asFarAsKnown(props.result);
  const { place } = result;
  return (
    <Page
      lang={lang}
      title={pick(texts.title, lang, { at: atPlace(place, lang) })}
      description={pick(texts.description, lang, { at: atPlace(place, lang) })}
      addressIn={(of) => resultsAddress(result, of, cursor)}
      canonicalIn={communeCanonical(place)}
      noIndex={place.cell.length > 5 || isFiltered(result) || week !== undefined || result.delivering === 0}
      scripts={['place.js', 'results.js', 'map.js', ...(isOpen(result) ? ['settle.js'] : [])]}
      current="search"
      {...(place.commune === null ? {} : { feed: href('feed', lang, {}, { commune: place.commune }) })}
      site={site}
    >
      <div class="place-head">
        {place.postcode === null ? null : (
          <p class="kicker">{isExact(place) ? pick(texts.aroundAddress, lang, { place: place.label }) : place.label}</p>
        )}
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
        <Somebody result={result} cursor={cursor} lang={lang} addressFault={addressFault} week={week} />
      )}
    </Page>
  );
};

/** The address of the commune itself, where the place is one. */
const communeCanonical = (place: Place): ((lang: Language) => string) | undefined => {
  const address = communeAddress(place);
  return address === undefined ? undefined : (lang) => href('commune', lang, { place: address });
};

type Part = Omit<ResultsPageProps, 'site'>;

/** The same results as days. */
const weekAddress = (result: SearchResult, lang: Language): string => `${resultsAddress(result, lang)}&view=week`;

const isExact = ({ cell }: SearchResult['place']): boolean => cell.length > 5;

/** Does the answer for some of those shown depend on the address, and could it be given? */
const isOpen = ({ place, items }: SearchResult): boolean =>
  !isExact(place) &&
  place.commune !== null &&
  items.some(({ rounds }) => rounds.some(({ delivers }) => delivers === 'depends'));

const Settle = ({ result, lang, addressFault }: Part) => {
  const { family, label, day, season, q } = result.filters;
  return (
    <section class="panel settle-panel" aria-labelledby="settle">
      <h2 id="settle" data-question>
        {pick(texts.settleTitle, lang)}
      </h2>
      <p data-question>{pick(texts.settleLead, lang, { place: placeName(result.place) })}</p>
      <SettleForm
        lang={lang}
        place={result.place}
        audience={result.filters.audience}
        action={href('search', lang)}
        keep={{ family, label, day: day?.toString(), season: season ? '1' : undefined, words: q }}
        fault={addressFault}
      />
    </section>
  );
};

const Somebody = ({ result, cursor, lang, addressFault, week }: Part) => (
  <div class="results">
    <div>
      <AudienceSwitch result={result} lang={lang} />
      <FilterForm result={result} lang={lang} />
    </div>
    <div>
      <MapPanel kind="results" lang={lang} at={result.place} label={placeName(result.place)} />
      <div data-results aria-live="polite">
        {result.total === 0 ? (
          <NoneWithFilters result={result} lang={lang} />
        ) : (
          <p class="lead">{countInWords(result, lang)}</p>
        )}
        {isOpen(result) ? <Settle result={result} lang={lang} addressFault={addressFault} /> : null}
        <p>
          <a href={week === undefined ? weekAddress(result, lang) : resultsAddress(result, lang)}>
            {pick(week === undefined ? weekTexts.week : weekTexts.list, lang)}
          </a>
          {week === undefined ? null : (
            <>
              {' · '}
              <a href={calendarAddress(result, lang)} rel="nofollow">
                {pick(weekTexts.calendar, lang)}
              </a>{' '}
              <span class="soft">{pick(weekTexts.calendarHelp, lang)}</span>
            </>
          )}
        </p>
        {week === undefined ? (
          <>
            <AskAll result={result} lang={lang} />
            <Groups result={result} lang={lang} />
            <AskSeveral result={result} lang={lang} />
          </>
        ) : (
          <WeekView producers={result.items} place={placeQuery(result)} lang={lang} {...week} />
        )}
        <Pager
          lang={lang}
          next={result.nextCursor === null ? undefined : resultsAddress(result, lang, result.nextCursor)}
          first={cursor === undefined ? undefined : resultsAddress(result, lang)}
        />
        <SubscribeForm result={result} lang={lang} />
        <NotYet result={result} lang={lang} />
        <details>
          <summary>{pick(texts.rule, lang)}</summary>
          <p>{pick(RANKING_RULE, lang)}</p>
        </details>
      </div>
    </div>
  </div>
);

/** Words that were looked for can be asked of everybody who sells it and comes. */
const AskAll = ({ result, lang }: Part) => {
  const { q } = result.filters;
  if (q === undefined || result.coming < 2) return null;
  return (
    <p>
      <LinkButton href={href('request', lang, {}, { ...placeQuery(result), all: q })} look="quiet" noFollow>
        {pick(texts.askAll, lang, { words: q })}
      </LinkButton>
    </p>
  );
};

/** Those that were ticked on their cards are asked together. */
const AskSeveral = ({ result, lang }: Part) =>
  result.items.length < 2 ? null : (
    <form id="several" class="several" method="get" action={href('request', lang)}>
      <Hidden values={placeQuery(result)} />
      <Button look="quiet">{pick(texts.askSeveral, lang)}</Button>
    </form>
  );

/** Who comes, then, under a heading of their own, who only sends parcels. Without the latter no heading is needed. */
const Groups = ({ result, lang }: Part) => {
  const { items, total, coming } = result;
  const sends = items.filter((producer) => !producer.comes);
  const comes = items.filter((producer) => producer.comes);
  if (coming === total) return <Cards producers={items} place={placeQuery(result)} lang={lang} heading="h2" />;
  return (
    <>
      {comes.length === 0 ? null : (
        <section aria-labelledby="coming">
          <h2 id="coming" class="group">
            {plural(counts.coming, coming, lang)}
          </h2>
          <Cards producers={comes} place={placeQuery(result)} lang={lang} heading="h3" />
        </section>
      )}
      {sends.length === 0 ? null : (
        <section aria-labelledby="sending">
          <h2 id="sending" class="group">
            {plural(counts.sending, total - coming, lang)}
          </h2>
          <p class="soft">{pick(texts.sendingHelp, lang)}</p>
          <Cards producers={sends} place={placeQuery(result)} lang={lang} heading="h3" />
        </section>
      )}
    </>
  );
};

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
    <NotYet result={result} lang={lang} />
    {result.nearest.length === 0 ? null : (
      <section aria-labelledby="nearest">
        <h2 id="nearest">{pick(texts.nearest, lang)}</h2>
        <p>{pick(texts.nearestHelp, lang)}</p>
        <Cards producers={result.nearest} place={placeQuery(result)} lang={lang} heading="h3" />
      </section>
    )}
  </>
);

/** To the producers of public lists who have not joined: by where they are, since nobody knows where they deliver. */
const NotYet = ({ result, lang }: Part) => (
  <p>
    {pick(texts.notYetLead, lang)}{' '}
    <a href={href('unclaimed', lang, {}, { cell: result.place.cell, commune: result.place.commune ?? undefined })}>
      {pick(texts.unclaimed, lang)}
    </a>
  </p>
);
