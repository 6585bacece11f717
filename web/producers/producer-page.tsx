import type { ComponentChildren } from 'preact';
import { AUDIENCE_NAMES, FAMILY_NAMES, LABELS, PAYMENT_NAMES } from '#domain/catalogue/catalogue-names.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Recipe } from '#domain/recipes/recipe.ts';
import type { PublicProducer } from '#domain/search/public-producer.ts';
import type { Audience, Instant, Language, Month } from '#domain/shared/primitives.ts';
import { MapPanel } from '#web/map/map-panel.tsx';
import { NextPassages } from '#web/passages/next-passages.tsx';
import { RecipeLinks } from '#web/recipes/recipe-links.tsx';
import { placeQuery, resultsAddress } from '#web/search/address.ts';
import { PlaceForm } from '#web/search/place-form.tsx';
import { RoundLine } from '#web/search/rounds.tsx';
import type { AddressFault } from '#web/search/settle-form.tsx';
import { LinkButton, TelButton } from '#web/shared/buttons.tsx';
import { dateInWords, dayAndYear, list } from '#web/shared/format.ts';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { StructuredData } from '#web/shared/structured-data.tsx';
import { pick } from '#web/shared/text.ts';
import { producerData } from './producer-data.ts';
import { type ReachAnswer, ReachWords } from './reach-words.tsx';
import { ProfessionalTerms, SeasonTable } from './season-table.tsx';
import { texts } from './texts.ts';

export interface ProducerPageProps {
  readonly producer: PublicProducer;
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly audience: Audience;
  readonly month: Month;
  readonly now: Instant;
  readonly reach?: ReachAnswer;
  /** Why an address that was typed settled nothing. */
  readonly addressFault?: AddressFault | undefined;
  /** Typed as a place, but none was found. */
  readonly unknownPlace?: string;
  readonly recipe?: Recipe;
  /** Shown to the producer themselves, behind their link. */
  readonly preview?: { readonly addressIn: (lang: Language) => string; readonly top: ComponentChildren };
}

/** Everything public of one producer. */
export const ProducerPage = (props: ProducerPageProps) => {
  const { producer, lang, site, audience, month } = props;
  const id = { id: producer.id };
  return (
    <Page
      lang={lang}
      title={producer.name}
      description={pick(texts.description, lang, { name: producer.name, commune: producer.commune })}
      addressIn={(of) => props.preview?.addressIn(of) ?? href('producer', of, id, carried(props))}
      canonicalIn={props.preview === undefined ? (of) => href('producer', of, id) : undefined}
      noIndex={producer.invented || props.preview !== undefined}
      noReferrer={props.preview !== undefined}
      scripts={['place.js', 'map.js', ...(props.reach?.delivers === 'depends' ? ['settle.js'] : [])]}
      site={site}
    >
      {props.preview?.top ?? (
        <StructuredData data={producerData(producer, { lang, origin: site.origin ?? '', now: props.now })} />
      )}
      {props.reach === undefined ? null : (
        <p>
          <a href={resultsAddress({ place: props.reach.place, filters: { audience } }, lang)}>
            {pick(texts.backToResults, lang)}
          </a>
        </p>
      )}
      <Who producer={producer} lang={lang} />
      <div class="producer" data-producer={producer.id}>
        <aside>
          <GetInTouch {...props} />
        </aside>
        <div>
          <Reach {...props} />
          <Rounds {...props} />
          <section>
            <h2>{pick(texts.offers, lang)}</h2>
            {producer.offers.length === 0 ? (
              <p>
                {pick(texts.nothingForYou, lang, {
                  audience: pick(AUDIENCE_NAMES[audience], lang).toLocaleLowerCase(lang),
                })}
              </p>
            ) : (
              <SeasonTable offers={producer.offers} month={month} lang={lang} />
            )}
          </section>
          <ProfessionalTerms offers={producer.offers} lang={lang} />
          <AudienceLink {...props} />
          <Labels {...props} />
          {props.recipe === undefined ? null : (
            <section>
              <h2>{pick(texts.recipe, lang)}</h2>
              <RecipeLinks recipes={[props.recipe]} lang={lang} />
            </section>
          )}
        </div>
      </div>
    </Page>
  );
};

/** The place and for whom, carried to the next page. */
const carried = ({ reach, audience }: ProducerPageProps): Readonly<Record<string, string | undefined>> =>
  reach === undefined
    ? { audience: audienceQuery(audience) }
    : placeQuery({ place: reach.place, filters: { audience } });

type Part = Pick<ProducerPageProps, 'producer' | 'lang'>;

const Who = ({ producer, lang }: Part) => (
  <header class="place-head">
    {producer.invented ? (
      <Notice title={pick(texts.inventedTitle, lang)}>
        <p>{pick(texts.inventedText, lang)}</p>
      </Notice>
    ) : null}
    <p class="kicker">
      {[producer.commune, producer.families.map((family) => pick(FAMILY_NAMES[family], lang)).join(', ')]
        .filter(Boolean)
        .join(' · ')}
    </p>
    <h1>{producer.name}</h1>
    {producer.confirmedAt === null ? null : (
      <p class="soft">{pick(texts.confirmedOn, lang, { date: dayAndYear(producer.confirmedAt, lang) })}</p>
    )}
    {producer.labels.length === 0 ? null : (
      <ul class="tags">
        {producer.labels.map((label) => (
          <li key={label}>
            <Tag>{pick(LABELS[label].name, lang)}</Tag>
          </li>
        ))}
      </ul>
    )}
    {producer.description
      .split(/\n+/)
      .filter(Boolean)
      .map((paragraph) => (
        <p key={paragraph} class="lead told">
          {paragraph}
        </p>
      ))}
  </header>
);

const GetInTouch = (props: ProducerPageProps) => {
  const { producer, lang } = props;
  const { telephone, email, website } = producer.contacts;
  return (
    <section class="panel asks">
      <h2>{pick(texts.reach, lang)}</h2>
      <div class="actions">
        <LinkButton href={href('request', lang, {}, { producer: producer.id, ...carried(props) })} noFollow>
          {pick(texts.ask, lang)}
        </LinkButton>
        {telephone === null ? null : <TelButton telephone={telephone} name={producer.name} lang={lang} />}
        {email === null ? null : (
          <LinkButton href={`mailto:${email}`} look="quiet">
            {pick(texts.email, lang)}
          </LinkButton>
        )}
      </div>
      <p class="small soft">{pick(texts.askHelp, lang)}</p>
      <dl>
        {website === null ? null : (
          <>
            <dt class="soft">{pick(texts.website, lang)}</dt>
            <dd>
              <a href={website} rel="noopener nofollow">
                {website.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
              </a>
            </dd>
          </>
        )}
        {producer.payments.length === 0 ? null : (
          <>
            <dt class="soft">{pick(texts.payments, lang)}</dt>
            <dd>
              {list(
                producer.payments.map((payment) => pick(PAYMENT_NAMES[payment], lang).toLocaleLowerCase(lang)),
                lang,
              )}
            </dd>
          </>
        )}
        {producer.farmHours === '' ? null : (
          <>
            <dt class="soft">{pick(texts.farmHours, lang)}</dt>
            <dd class="told">{producer.farmHours}</dd>
          </>
        )}
        <dt class="soft">{pick(texts.address, lang)}</dt>
        <dd>{[producer.address, producer.commune].filter(Boolean).join(', ')}</dd>
      </dl>
    </section>
  );
};

const Reach = (props: ProducerPageProps) => {
  const { lang, reach, unknownPlace } = props;
  return (
    <section class="panel" aria-labelledby="reach">
      {reach === undefined ? <h2 id="reach">{pick(texts.doesHe, lang)}</h2> : <ReachWords {...props} reach={reach} />}
      {unknownPlace === undefined ? null : (
        <p class="error" role="alert">
          {pick(texts.unknownPlace, lang, { typed: unknownPlace })}
        </p>
      )}
      {reach === undefined ? (
        <CheckPlace {...props} />
      ) : (
        <details>
          <summary>{pick(texts.otherPlace, lang)}</summary>
          <CheckPlace {...props} />
        </details>
      )}
    </section>
  );
};

const CheckPlace = ({ producer, lang, audience, unknownPlace }: ProducerPageProps) => (
  <PlaceForm
    lang={lang}
    action={href('producer', lang, { id: producer.id })}
    keep={{ audience: audienceQuery(audience) }}
    typed={unknownPlace}
    button={pick(texts.check, lang)}
    around={false}
  />
);

/** Rounds that reach the place come first and say so. */
const Rounds = ({ producer, lang, reach, audience, now }: ProducerPageProps) => {
  const answers = new Map(reach?.rounds.map((round) => [round.id, round]));
  const reaching = producer.rounds.filter((round) => (answers.get(round.id)?.delivers ?? 'no') !== 'no');
  const shown = [...reaching, ...producer.rounds.filter((round) => !reaching.includes(round))];
  return (
    <section>
      <h2>{pick(texts.rounds, lang)}</h2>
      {shown.length === 0 ? (
        <p>{pick(texts.noRounds, lang)}</p>
      ) : (
        <MapPanel
          kind="producer"
          lang={lang}
          at={producer.position}
          label={producer.name}
          areas={`/api/producers/${producer.id}/areas?audience=${audience}&lang=${lang}`}
        />
      )}
      <ul class="rounds">
        {shown.map((round) => {
          const answer = answers.get(round.id);
          const pickup = round.pickup === null ? null : { ...round.pickup, distanceKm: answer?.pickupKm };
          return (
            <RoundLine
              key={round.id}
              lang={lang}
              round={{ ...round, pickup }}
              answer={answer?.delivers}
              exact={(reach?.place.cell.length ?? 0) > 5}
            />
          );
        })}
      </ul>
      <NextPassages
        rounds={shown}
        calendar={href('producerCalendar', lang, { id: producer.id }, { audience: audienceQuery(audience) })}
        now={now}
        lang={lang}
      />
    </section>
  );
};

const audienceQuery = (audience: Audience): Audience | undefined => (audience === 'consumer' ? undefined : audience);

const AudienceLink = ({ producer, lang, audience, reach }: ProducerPageProps) => {
  const to: Audience = audience === 'consumer' ? 'shop' : 'consumer';
  const query =
    reach === undefined
      ? { audience: to }
      : { ...placeQuery({ place: reach.place, filters: { audience: to } }), audience: to };
  return (
    <p>
      <a href={href('producer', lang, { id: producer.id }, query)} rel="nofollow">
        {pick(audience === 'consumer' ? texts.otherAudience : texts.consumerAudience, lang)}
      </a>
    </p>
  );
};

const Labels = ({ producer, lang, audience }: ProducerPageProps) =>
  producer.labels.length === 0 ? null : (
    <section>
      <h2>{pick(texts.labels, lang)}</h2>
      <dl class="labels">
        {producer.labels.map((label) => (
          <div key={label}>
            <dt>{pick(LABELS[label].name, lang)}</dt>
            <dd>
              {pick(LABELS[label].explanation, lang)}{' '}
              {LABELS[label].countsForEgalim && audience !== 'consumer' ? pick(texts.egalim, lang) : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );

interface GoneProps extends Pick<ProducerPageProps, 'lang' | 'site'> {
  /** Away for a while: said, with the day of their return where they gave one. */
  readonly away?: Producer | undefined;
}

/** Not published: never was, no longer, or not at the moment. */
export const ProducerGonePage = ({ lang, site, away }: GoneProps) => (
  <Page
    lang={lang}
    title={away === undefined ? pick(texts.gone, lang) : away.details.name}
    addressIn={(of) => href('search', of)}
    noIndex
    narrow
    scripts={['place.js']}
    site={site}
  >
    {away === undefined ? (
      <>
        <h1>{pick(texts.gone, lang)}</h1>
        <p>{pick(texts.goneHelp, lang)}</p>
      </>
    ) : (
      <>
        <p class="kicker">{away.details.name}</p>
        <h1>{awayInWords(away, lang)}</h1>
        <p>{pick(texts.awayHelp, lang)}</p>
      </>
    )}
    <PlaceForm lang={lang} />
  </Page>
);

const awayInWords = ({ pause }: Producer, lang: Language): string => {
  const until = pause?.until ?? null;
  return until === null ? pick(texts.away, lang) : pick(texts.awayUntil, lang, { date: dateInWords(until, lang) });
};
