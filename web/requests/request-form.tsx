import { knownKm, type Place } from '#domain/areas/place.ts';
import { ROUND_MODE_NAMES } from '#domain/catalogue/catalogue.ts';
import type { AskableOffer } from '#domain/requests/askable-offers.ts';
import type { RequestLine } from '#domain/requests/request.ts';
import { type Terms, totalOf } from '#domain/requests/total.ts';
import type { FoundProducer, FoundRound } from '#domain/search/found.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { dateInWords, distance, momentInWords, sentence } from '#web/shared/format.ts';
import {
  Checkbox,
  Checkboxes,
  ErrorSummary,
  errorOf,
  Field,
  Hidden,
  Radios,
  Select,
  Textarea,
} from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { EmptyState } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { OfferFields, type TypedOffer } from './offer-fields.tsx';
import { texts } from './texts.ts';

/** What was typed so far, kept whatever is wrong with it. */
export interface TypedRequest {
  /** Ids of the producers ticked. */
  readonly ask: readonly string[];
  /** Producer id → what was ticked of their offers. */
  readonly offers: Readonly<Record<string, readonly TypedOffer[]>>;
  /** One of those asked is enough. */
  readonly chooses: boolean;
  readonly street: string;
  /** Where the street is, as the browser found it; empty where it did not. */
  readonly lat: string;
  readonly lon: string;
  readonly streetAnyway: boolean;
  readonly contactsAtOnce: boolean;
  /** Producer id → `<round id>:<day>`, the day of a passage; or nothing for any. */
  readonly when: Readonly<Record<string, string>>;
  readonly lines: readonly { readonly what: string; readonly quantity: string }[];
  readonly word: string;
  readonly audience: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly telephone: string;
}

export interface RequestFormProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly place: Place;
  /** Everyone who delivers to the place for this audience; the ones asked first. */
  readonly producers: readonly FoundProducer[];
  readonly typed: TypedRequest;
  readonly errors: readonly FieldError[];
  /** Of each producer ticked: what they offer, as it is now. */
  readonly offers: Readonly<Record<string, readonly AskableOffer[]>>;
  /** What everybody is asked who sells it and comes. */
  readonly all?: string | undefined;
  /** Sent with the form, so that two presses make one request. */
  readonly onceKey: string;
}

/** Offers of more producers than these are folded away. */
const MAX_OPEN = 1;

/** How many other producers are proposed beside those already chosen. */
const MAX_OTHERS = 9;

/** The form by which a visitor asks one or several producers. */
export const RequestFormPage = (props: RequestFormProps) => {
  const { lang, site, place, producers, typed, errors } = props;
  const chosen = producers.filter((producer) => typed.ask.includes(producer.id));
  const [only] = chosen.length === 1 ? chosen : [];
  const query = { cell: place.cell, commune: place.commune ?? undefined };
  const title = only === undefined ? pick(texts.title, lang) : pick(texts.titleTo, lang, { name: only.name });
  return (
    <Page
      lang={lang}
      site={site}
      title={title}
      addressIn={(of) => href('request', of, {}, { ...query, producer: typed.ask[0] })}
      narrow
      noIndex
      scripts={['request.js']}
    >
      <h1>{title}</h1>
      <p>{pick(texts.lead, lang)}</p>
      <p>
        <strong>{pick(texts.forPlace, lang, { place: place.label })}</strong>{' '}
        <a href={href('request', lang, {}, { producer: typed.ask[0], change: 'yes' })}>
          {pick(texts.changePlace, lang)}
        </a>
      </p>
      <ErrorSummary errors={errors} lang={lang} />
      {chosen.length === 0 && producers.length === 0 ? (
        <EmptyState title={pick(texts.nobody, lang)}>
          <p>{pick(texts.nobodyDetail, lang)}</p>
          <LinkButton href={href('search', lang, {}, query)}>{pick(texts.backToResults, lang)}</LinkButton>
        </EmptyState>
      ) : (
        <form method="post" action={href('request', lang)} data-request data-lang={lang}>
          <Hidden values={{ ...query, commune: place.commune ?? undefined, once: props.onceKey }} />
          <WhomFields {...props} chosen={chosen} />
          {chosen.map((producer) => (
            <OffersOf key={producer.id} {...props} producer={producer} open={chosen.length <= MAX_OPEN} />
          ))}
          {chosen.length === 0 ? null : (
            <Button look="quiet" name="action" value="total" skipChecks>
              {pick(texts.reckon, lang)}
            </Button>
          )}
          <WhatFields
            lang={lang}
            typed={typed}
            errors={errors}
            isBeside={chosen.length > 0 && props.all === undefined}
          />
          {chosen.length > 1 || props.all !== undefined ? (
            <Checkbox name="chooses" lang={lang} label={pick(texts.chooses, lang)} checked={typed.chooses} />
          ) : null}
          <WhereFields {...props} />
          <WhoFields lang={lang} typed={typed} errors={errors} />
          <RememberFields lang={lang} />
          <p class="hint">{pick(texts.privacy, lang)}</p>
          <Button>{pick(texts.send, lang)}</Button>
        </form>
      )}
    </Page>
  );
};

const WhomFields = ({
  lang,
  place,
  producers,
  typed,
  errors,
  all,
  chosen,
}: RequestFormProps & { readonly chosen: readonly FoundProducer[] }) => {
  const others = producers.filter((producer) => !typed.ask.includes(producer.id)).slice(0, MAX_OTHERS);
  const choice = (producer: FoundProducer) => ({
    value: producer.id,
    label: producer.name,
    hint: [producer.commune, distance(knownKm(producer.distanceKm, place)), producer.inSeason.slice(0, 3).join(', ')]
      .filter(Boolean)
      .join(' · '),
  });
  return (
    <section>
      {all === undefined ? null : <p>{pick(texts.all, lang, { words: all })}</p>}
      {chosen.length === 0 ? null : (
        <Checkboxes
          name="ask"
          lang={lang}
          label={pick(texts.whom, lang)}
          error={errorOf(errors, 'ask')}
          values={typed.ask}
          choices={chosen.map(choice)}
        />
      )}
      {chosen.map((producer) => (
        <Select
          key={producer.id}
          name={`when.${producer.id}`}
          lang={lang}
          label={pick(texts.when, lang, { name: producer.name })}
          error={errorOf(errors, `when.${producer.id}`)}
          value={typed.when[producer.id] ?? ''}
          width="full"
          choices={[
            { value: '', label: pick(texts.anyDay, lang) },
            ...producer.rounds.flatMap((round) => passagesOf(round, lang)),
          ]}
        />
      ))}
      {others.length === 0 ? null : (
        <details open={chosen.length === 0}>
          <summary>{pick(texts.others, lang)}</summary>
          <Checkboxes
            name="ask"
            id={chosen.length === 0 ? undefined : 'f-ask-others'}
            lang={lang}
            label={pick(texts.othersHint, lang, { place: place.label })}
            error={chosen.length === 0 ? errorOf(errors, 'ask') : undefined}
            values={typed.ask}
            choices={others.map(choice)}
          />
        </details>
      )}
    </section>
  );
};

/** Passages that can still be asked for, of the next weeks, and the next one where it is later. */
const passagesOf = ({ id, mode, pickup, passages, next }: FoundRound, lang: Language) => {
  const open = passages.filter((passage) => passage.open);
  const how = pickup?.name ?? pick(ROUND_MODE_NAMES[mode], lang).replace(/^./, (first) => first.toLowerCase());
  return (open.length === 0 && next !== null ? [next] : open).map(({ day, deadline }) => ({
    value: `${id}:${day}`,
    label: [
      sentence(`${dateInWords(day, lang)}, ${how}`),
      deadline === null ? '' : pick(texts.orderBefore, lang, { moment: momentInWords(deadline, lang) }),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  }));
};

/** What one producer offers, to tick; and what that comes to. */
const OffersOf = ({
  lang,
  typed,
  errors,
  offers,
  producer,
  open,
}: RequestFormProps & { readonly producer: FoundProducer; readonly open: boolean }) => {
  const ticked = typed.offers[producer.id] ?? [];
  const offered = offers[producer.id] ?? [];
  const termsByRound = Object.fromEntries(
    producer.rounds.map(({ id, minimumEuros, feeEuros, feeWaivedFromEuros }) => [
      id,
      { minimumEuros, feeEuros, feeWaivedFromEuros },
    ]),
  );
  return (
    <OfferFields
      {...{ lang, producer, errors, open, termsByRound }}
      offers={offered}
      typed={ticked}
      total={ticked.length === 0 ? undefined : totalOf(linesOf(producer, offered, ticked))}
      terms={termsOf(termsByRound, typed.when[producer.id])}
    />
  );
};

const linesOf = (
  { id }: FoundProducer,
  offered: readonly AskableOffer[],
  ticked: readonly TypedOffer[],
): RequestLine[] =>
  ticked.map((one) => ({
    what: '',
    quantity: `${one.amount.trim()} ${one.unit}`,
    offer: { producerId: id, id: one.id, price: offered.find((offer) => offer.id === one.id)?.price ?? '' },
  }));

/** Of the round chosen, or of all where they have the same. */
const termsOf = (byRound: Readonly<Record<string, Terms>>, when: string | undefined): Terms | undefined => {
  const chosen = byRound[when?.split(':')[0] ?? ''];
  const [first, ...others] = Object.values(byRound);
  return chosen ?? (others.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : undefined);
};

/** Street and number, where somebody who could be asked comes to the door. */
const WhereFields = ({ lang, place, producers, typed, errors }: RequestFormProps) =>
  producers.some(({ rounds }) => rounds.some(({ mode }) => mode === 'door')) ? (
    <section
      data-street
      data-commune={place.commune ?? ''}
      data-suggestions={pick(texts.streetSuggestions, lang)}
      data-count={pick(texts.streetCount, lang)}
      data-in={pick(texts.streetIn, lang)}
      data-out={pick(texts.streetOut, lang)}
    >
      <h2>{pick(texts.where, lang)}</h2>
      <div class="combo">
        <Field
          name="street"
          lang={lang}
          label={pick(texts.street, lang)}
          hint={pick(texts.streetHint, lang)}
          value={typed.street}
          autoComplete="street-address"
          maxLength={200}
          error={errorOf(errors, 'street')}
        />
      </div>
      <input type="hidden" name="lat" value={typed.lat} />
      <input type="hidden" name="lon" value={typed.lon} />
      <p class="settled" role="status" />
      {errors.some(({ code }) => code === 'streetUnknown') || typed.streetAnyway ? (
        <Checkbox name="streetAnyway" lang={lang} label={pick(texts.streetAnyway, lang)} checked={typed.streetAnyway} />
      ) : null}
      <Checkbox
        name="contactsAtOnce"
        lang={lang}
        label={pick(texts.contactsAtOnce, lang)}
        checked={typed.contactsAtOnce}
      />
    </section>
  ) : null;

/** Only with the script: nothing is remembered unless this is ticked by hand. */
const RememberFields = ({ lang }: { readonly lang: Language }) => (
  <div data-remember hidden data-forgotten={pick(texts.forgotten, lang)}>
    <Checkbox name="remember" lang={lang} label={pick(texts.remember, lang)} />
    <button type="button" class="btn btn-plain" data-forget hidden>
      {pick(texts.forget, lang)}
    </button>
    <p role="status" />
  </div>
);

type Part = Pick<RequestFormProps, 'lang' | 'typed' | 'errors'>;

export const WhatFields = ({ lang, typed, errors, isBeside = false }: Part & { readonly isBeside?: boolean }) => (
  <section>
    <h2>{pick(isBeside ? texts.freeWords : texts.what, lang)}</h2>
    {isBeside ? <p class="hint">{pick(texts.freeWordsHint, lang)}</p> : null}
    {typed.lines.map((line, index) => (
      <div class="line" key={index}>
        <Field
          name={`lines.${index}.what`}
          lang={lang}
          label={pick(texts.product, lang)}
          value={line.what}
          maxLength={120}
          error={errorOf(errors, `lines.${index}.what`)}
          optional={index > 0 || isBeside}
        />
        <Field
          name={`lines.${index}.quantity`}
          lang={lang}
          label={pick(texts.quantity, lang)}
          value={line.quantity}
          maxLength={60}
          width="medium"
          error={errorOf(errors, `lines.${index}.quantity`)}
          hint={index === 0 ? pick(texts.quantityHint, lang) : undefined}
        />
      </div>
    ))}
    {typed.lines.length < 20 ? (
      <Button look="quiet" name="action" value="addLine" skipChecks>
        {pick(texts.addLine, lang)}
      </Button>
    ) : null}
    <Textarea
      name="word"
      lang={lang}
      label={pick(texts.word, lang)}
      value={typed.word}
      optional
      maxLength={1000}
      error={errorOf(errors, 'word')}
    />
  </section>
);

export const WhoFields = ({ lang, typed, errors }: Part) => (
  <section>
    <h2>{pick(texts.who, lang)}</h2>
    <Field
      name="name"
      lang={lang}
      label={pick(texts.name, lang)}
      value={typed.name}
      autoComplete="name"
      maxLength={100}
      error={errorOf(errors, 'name')}
    />
    <Field
      name="email"
      type="email"
      lang={lang}
      label={pick(texts.email, lang)}
      hint={pick(texts.emailHint, lang)}
      value={typed.email}
      autoComplete="email"
      error={errorOf(errors, 'email')}
    />
    <Field
      name="telephone"
      type="tel"
      lang={lang}
      label={pick(texts.telephone, lang)}
      hint={pick(texts.telephoneHint, lang)}
      value={typed.telephone}
      autoComplete="tel"
      optional
      error={errorOf(errors, 'telephone')}
    />
    <Radios
      name="audience"
      lang={lang}
      label={pick(texts.audience, lang)}
      value={typed.audience}
      inline
      error={errorOf(errors, 'audience')}
      choices={[
        { value: 'consumer', label: pick(texts.asConsumer, lang) },
        { value: 'shop', label: pick(texts.asShop, lang) },
        { value: 'canteen', label: pick(texts.asCanteen, lang) },
      ]}
    />
    <div class="when-organised">
      <Field
        name="organisation"
        lang={lang}
        label={pick(texts.organisation, lang)}
        value={typed.organisation}
        autoComplete="organization"
        optional
        error={errorOf(errors, 'organisation')}
      />
    </div>
  </section>
);
