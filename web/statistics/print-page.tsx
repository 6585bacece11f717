import type { Instant, Language } from '#domain/shared/primitives.ts';
import type { Demand, TerritoryFigures, WaitingPlace } from '#domain/statistics/figures.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { LinkButton } from '#web/shared/buttons.tsx';
import { dayAndYear } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { nearbyInWords, waitingInWords } from './in-words.ts';
import { KeyFigures } from './key-figures.tsx';
import { ProducersTable } from './producers-table.tsx';
import { texts } from './texts.ts';
import { WeeksTable } from './weeks-table.tsx';
import { Within } from './within.tsx';

export interface PrintPageProps extends AgencyProps {
  readonly now: Instant;
  readonly figures: TerritoryFigures;
  /** Those to which what they see is limited; undefined: they see all. */
  readonly departments: readonly string[] | undefined;
  /** As many as fit the sheet, most people first. */
  readonly places: readonly WaitingPlace[];
}

/** One sheet of A4 for elected officials: how it goes, where people wait, what can be done. */
export const TerritoryPrintPage = ({ lang, site, member, figures, places, departments }: PrintPageProps) => (
  <AgencyFrame
    lang={lang}
    site={site}
    member={member}
    current="territory"
    title={pick(texts.printed, lang)}
    addressIn={(of) => href('territoryPrint', of)}
  >
    <p class="not-printed">
      <LinkButton href={href('territory', lang)} look="plain">
        {pick(texts.backToPage, lang)}
      </LinkButton>{' '}
      {pick(texts.printHow, lang)}
    </p>
    <article class="sheet">
      <p class="kicker">
        {site.agency.name} · {dayAndYear(figures.at, lang)}
      </p>
      <h1>{pick(texts.printTitle, lang, { territory: pick(site.territoryName, lang) })}</h1>
      <Within departments={departments} lang={lang} />
      <KeyFigures figures={figures} lang={lang} />
      <h2>{pick(texts.printWaiting, lang)}</h2>
      {places.length === 0 ? <p>{pick(texts.nobodyWaitsText, lang)}</p> : null}
      <ul class="sheet-waiting">
        {places.map(({ commune, name, department, demands }) => {
          const [first] = demands;
          return (
            <li key={commune}>
              <strong>
                {name} ({department})
              </strong>
              {lang === 'fr' ? '\u202f: ' : ': '}
              {first === undefined ? pick(texts.severalNeeds, lang) : sentenceOf(first, lang)}
            </li>
          );
        })}
      </ul>
      <div class="sheet-columns">
        <section>
          <h2>{pick(texts.producers, lang)}</h2>
          <ProducersTable producers={figures.producers} lang={lang} />
        </section>
        <section>
          <h2>{pick(texts.weeks, lang)}</h2>
          <WeeksTable weeks={figures.weeks} lang={lang} />
        </section>
      </div>
      <p class="small soft">{pick(texts.printMethod, lang, { site: site.siteName, agency: site.agency.name })}</p>
    </article>
  </AgencyFrame>
);

/** Who waits, and who could come: names are enough on paper. */
const sentenceOf = (demand: Demand, lang: Language): string => {
  const names = demand.sellers.map(({ name }) => name).join(', ');
  const sellers = names === '' ? '' : ` ${names}.`;
  return `${waitingInWords(demand, lang)} ${nearbyInWords(demand, lang)}${sellers}`;
};
