import type { Place } from '#domain/areas/place.ts';
import type { Filters } from '#domain/search/found.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { TelButton } from '#web/shared/buttons.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { EmptyState, Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { resultsAddress } from './address.ts';
import { PlaceForm } from './place-form.tsx';
import { texts } from './texts.ts';

export interface PlacePageProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly filters: Filters;
  /** What was typed; empty before anything was. */
  readonly typed: string;
  /** Places that answer to it: none, or several to choose from. */
  readonly places: readonly Place[];
  /** How they answer: by their whole name or postcode, a part of it, a likeness; or as towns of the department or region `wide`. */
  readonly answer?: 'whole' | 'part' | 'like' | 'wide';
  readonly wide?: string;
  /** None answers: places that it resembles. */
  readonly near?: readonly Place[];
  /** The places lie around the visitor's position, nearest first. */
  readonly around?: boolean;
  /** The visitor's position is at sea or abroad: nobody delivers there. */
  readonly away?: boolean;
  /** Names of departments by their code, to tell communes of the same name apart. */
  readonly departmentName: (code: string) => string | undefined;
  /** Why the place in the address could not be read, in the reader's language. */
  readonly mistake?: string;
}

/** Asking for the place: at first, when several answer to what was typed, and when none does. */
export const PlacePage = (props: PlacePageProps) => {
  const { lang, site, filters, typed, places, mistake, around = false, near = [] } = props;
  const audience = filters.audience === 'consumer' ? undefined : filters.audience;
  const form = <PlaceForm lang={lang} typed={typed} keep={{ audience }} />;
  const title = around
    ? pick(texts.youAreAt, lang)
    : pick(places.length > 0 ? texts.whichPlace : texts.searchTitle, lang);
  const lead = { whole: texts.whichLead, part: partLead(places), like: texts.likeLead, wide: texts.wideLead }[
    props.answer ?? 'whole'
  ];
  return (
    <Page
      lang={lang}
      title={title}
      addressIn={(of) => href('search', of, {}, { q: typed, audience })}
      canonicalIn={(of) => href('search', of)}
      noIndex={typed !== '' || around}
      narrow
      scripts={['place.js']}
      current="search"
      site={site}
    >
      <h1>{title}</h1>
      {mistake === undefined ? null : (
        <Notice kind="bad" title={pick(texts.wrongPlace, lang)}>
          <p>{mistake}</p>
        </Notice>
      )}
      {props.away === true ? (
        <Notice title={pick(texts.awayTitle, lang)}>
          <p>{pick(texts.awayText, lang)}</p>
        </Notice>
      ) : null}
      {places.length > 0 ? (
        <>
          <p>{around ? pick(texts.youAreLead, lang) : pick(lead, lang, { typed, wide: props.wide ?? '' })}</p>
          <Places {...props} places={places} />
        </>
      ) : null}
      {typed !== '' && places.length === 0 ? (
        <EmptyState title={pick(texts.noPlaceTitle, lang, { typed })}>
          <p>{pick(texts.noPlaceHelp, lang)}</p>
          {near.length === 0 ? null : (
            <>
              <p>{pick(texts.nearLead, lang)}</p>
              <Places {...props} places={near} />
            </>
          )}
        </EmptyState>
      ) : null}
      {typed === '' && !around ? <p class="lead">{pick(texts.searchLead, lang)}</p> : null}
      {around ? <h2>{pick(texts.elsewhere, lang)}</h2> : null}
      {form}
      {typed !== '' && places.length === 0 ? (
        <p class="actions">
          {pick(texts.noPlaceCall, lang)}{' '}
          <TelButton telephone={site.agency.telephone} name={site.agency.name} lang={lang} />
        </p>
      ) : null}
    </Page>
  );
};

/** One that begins so is perhaps meant; of several, one is. */
const partLead = (places: readonly Place[]) => (places.length > 1 ? texts.whichLead : texts.perhapsLead);

const Places = ({ lang, filters, places, departmentName }: PlacePageProps) => (
  <ul class="places">
    {places.map((place) => (
      <li key={`${place.label} ${place.cell}`}>
        <a href={resultsAddress({ place, filters }, lang)}>
          {place.label} <span>{departmentName(place.department ?? '')}</span>
        </a>
      </li>
    ))}
  </ul>
);
