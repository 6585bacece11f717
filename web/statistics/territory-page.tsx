import type { Instant } from '#domain/shared/primitives.ts';
import type { TerritoryFigures, WaitingPlace } from '#domain/statistics/figures.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { momentInWords } from '#web/agency/moments.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { EmptyState, Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, wholeNumber } from '#web/shared/text.ts';
import { KeyFigures } from './key-figures.tsx';
import { ProducersTable } from './producers-table.tsx';
import { texts } from './texts.ts';
import { WaitingList } from './waiting-list.tsx';
import { WeeksTable } from './weeks-table.tsx';
import { Within } from './within.tsx';

export interface TerritoryPageProps extends AgencyProps {
  readonly now: Instant;
  /** Undefined: none were computed yet. */
  readonly figures: TerritoryFigures | undefined;
  /** Most people first. */
  readonly places: readonly WaitingPlace[];
  /** Of how many communes these are the first. */
  readonly allPlaces: number;
  /** Those to which what they see is limited; undefined: they see all. */
  readonly departments: readonly string[] | undefined;
  readonly asked: boolean;
  readonly mayAsk: boolean;
}

const EXPORTS = [
  ['/api/agency/territory/places.csv', texts.placesCsv],
  ['/api/agency/territory/producers.csv', texts.producersCsv],
  ['/api/agency/territory/weeks.csv', texts.weeksCsv],
  ['/api/agency/territory.geojson', texts.geoJson],
] as const;

/** What the territory has, what it lacks, and what to do about it. */
export const TerritoryPage = (props: TerritoryPageProps) => {
  const { lang, figures, now, asked } = props;
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="territory"
      title={pick(texts.title, lang)}
      addressIn={(of) => href('territory', of)}
    >
      <h1>{pick(texts.title, lang)}</h1>
      {asked ? <Notice kind="good" live title={pick(texts.asked, lang)} /> : null}
      {figures === undefined ? (
        <EmptyState title={pick(texts.none, lang)}>
          <p>{pick(texts.noneText, lang)}</p>
          <Ask {...props} />
        </EmptyState>
      ) : (
        <>
          <div class="figures-head">
            <p>{pick(texts.figuresOf, lang, { when: momentInWords(figures.at, now, lang) })}</p>
            <Ask {...props} />
            <LinkButton href={href('territoryPrint', lang)} look="quiet">
              {pick(texts.printed, lang)}
            </LinkButton>
          </div>
          <Within departments={props.departments} lang={lang} />
          <h2>{pick(texts.keyFigures, lang)}</h2>
          <KeyFigures figures={figures} lang={lang} />
          <h2>{pick(texts.waiting, lang)}</h2>
          <Waiting {...props} />
          <h2>{pick(texts.producers, lang)}</h2>
          <ProducersTable producers={figures.producers} lang={lang} />
          <h2>{pick(texts.weeks, lang)}</h2>
          <WeeksTable weeks={figures.weeks} lang={lang} />
          <h2>{pick(texts.exports, lang)}</h2>
          <ul>
            {EXPORTS.map(([address, label]) => (
              <li key={address}>
                <a href={`${address}?lang=${lang}`} download>
                  {pick(label, lang)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </AgencyFrame>
  );
};

const Ask = ({ lang, figures, asked, mayAsk }: TerritoryPageProps) =>
  asked || !mayAsk ? null : (
    <form method="post" action={href('territory', lang)}>
      <Button look={figures === undefined ? 'main' : 'plain'}>
        {pick(figures === undefined ? texts.computeNow : texts.computeAgain, lang)}
      </Button>
    </form>
  );

const Waiting = ({ places, allPlaces, lang }: TerritoryPageProps) => (
  <>
    {places.length === 0 ? (
      <Notice kind="good">
        <p>{pick(texts.nobodyWaitsText, lang)}</p>
      </Notice>
    ) : (
      <>
        <p>{pick(texts.waitingLead, lang)}</p>
        <WaitingList places={places} lang={lang} />
        {allPlaces > places.length ? (
          <p>
            {pick(texts.morePlaces, lang, {
              shown: wholeNumber(places.length, lang),
              all: wholeNumber(allPlaces, lang),
            })}
          </p>
        ) : null}
      </>
    )}
    <p class="small soft">{pick(texts.searchesUnknown, lang)}</p>
  </>
);
