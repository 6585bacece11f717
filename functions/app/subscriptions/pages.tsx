import { placesTyped } from '#app/places/place-meant.ts';
import { communes } from '#app/shared/communes.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import type { Place } from '#domain/areas/place.ts';
import { amount } from '#domain/registration/draft-typed.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import {
  CommuneCode,
  Geohash,
  type Instant,
  type Language,
  PersonId,
  SubscriptionId,
} from '#domain/shared/primitives.ts';
import type { FieldError, PlainReason, Reason } from '#domain/shared/reasons.ts';
import { addressMeant } from '#domain/subscriptions/misspelt.ts';
import { newSubscription, SubscriptionInput } from '#domain/subscriptions/subscribing.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { log } from '#platform/log.ts';
import { type HttpResponse, page } from '#platform/responses.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { CheckMailPage } from '#web/subscriptions/check-mail-page.tsx';
import { ConfirmPage } from '#web/subscriptions/confirm-page.tsx';
import { ConfirmedPage } from '#web/subscriptions/confirmed-page.tsx';
import { consentIn } from '#web/subscriptions/consent-texts.ts';
import { StopPage } from '#web/subscriptions/stop-page.tsx';
import { type Expected, SubscribePage, type TypedSubscription } from '#web/subscriptions/subscribe-page.tsx';
import { ConfirmInput, pages } from './contract.ts';
import type { NoProof, SubscriptionUseCases } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** The pages of alerts: ask for one, prove the address, stop. Without cookies; nothing acts but a button. */
export const subscriptionPages = (useCases: SubscriptionUseCases, forecast: Forecasting): Route[] => [
  ...servePage(pages.subscribe, {
    GET: async ({ query, lang, now }) => {
      const typed = typedIn(query);
      return formPage(200, typed, [], lang, { expected: await expectedAt(typed, now, forecast) });
    },
    POST: (call) => takeForm(call, useCases),
  }),

  ...servePage(pages.subscribeConfirm, {
    GET: async ({ query, lang }) =>
      page(200, renderPage(<ConfirmPage lang={lang} site={site} token={oneOf(query.token)} email="" />), {
        behindLink: true,
      }),
    POST: (call) => takeConfirmation(call, useCases),
  }),

  ...servePage(pages.unsubscribe, {
    GET: ({ query, lang, now }) => stopPage(oneOf(query.token), lang, now, useCases),
    POST: (call) => takeStop(call, useCases),
  }),
];

/** What a subscription would bring, before anybody gives an address. */
export interface Forecasting {
  /** How many producers deliver there now. */
  delivering(wishes: Subscription, now: Instant): Promise<number>;
  /** About how many mails a month to expect; undefined where too little is known. */
  mailsAMonth(wishes: Subscription, now: Instant): Promise<number | undefined>;
}

interface FormExtras {
  readonly addressMeant?: string;
  readonly expected?: Expected | undefined;
}

/** A form that is only looked at still says what to expect; that it cannot is no reason not to show it. */
const expectedAt = async (
  typed: TypedSubscription,
  now: Instant,
  forecast: Forecasting,
): Promise<Expected | undefined> => {
  const place = placeIn(typed) ?? placesTyped(typed.q).meant;
  const input = place && SubscriptionInput.safeParse({ ...inputOf({ ...typed, email: NOBODY }, place) });
  if (place === undefined || input?.success !== true) return undefined;
  const nobody = { id: SubscriptionId.parse(NOBODY_ID), person: PersonId.parse(NOBODY_ID) };
  const wishes: Subscription = {
    ...newSubscription({
      ...nobody,
      input: input.data,
      place,
      language: 'fr',
      consent: consentIn('fr'),
      now: LONG_AGO,
    }),
    state: 'active',
  };
  try {
    const [delivering, mailsAMonth] = await Promise.all([
      forecast.delivering(wishes, now),
      forecast.mailsAMonth(wishes, now),
    ]);
    return { delivering, mailsAMonth };
  } catch (error) {
    log.error('no forecast for a subscription', error, {});
    return undefined;
  }
};

/** Somebody who was there all the time: the forecast tells them the news of the last weeks. */
const NOBODY = 'nobody@example.invalid';
const NOBODY_ID = 'nobody000000';
const LONG_AGO = '2000-01-01T00:00:00.000Z';

const formPage = (
  status: number,
  typed: TypedSubscription,
  errors: readonly FieldError[],
  lang: Language,
  { addressMeant: meantInstead, expected }: FormExtras = {},
): HttpResponse => {
  const { meant, choices, near } = placesTyped(typed.q);
  const place = placeIn(typed) ?? meant;
  return page(
    status,
    renderPage(
      <SubscribePage
        lang={lang}
        site={site}
        typed={typed}
        place={place}
        choices={place === undefined ? [...choices, ...near] : []}
        errors={errors}
        addressMeant={meantInstead}
        expected={expected}
      />,
    ),
  );
};

const takeForm = async ({ body, lang, sourceAddress, now }: PageCall, useCases: SubscriptionUseCases) => {
  const typed = typedIn(body);
  const place = placeIn(typed);
  if (place === undefined) return formPage(400, typed, [{ field: 'q', code: 'placeFirst' }], lang);
  const input = parseWith(SubscriptionInput, inputOf(typed, place));
  if (!input.ok) return formPage(400, typed, input.errors, lang);
  const meant = addressMeant(input.value.email);
  if (meant !== undefined && !typed.sure) return formPage(200, typed, [], lang, { addressMeant: meant });
  const asked = await useCases.subscribe(input.value, { language: lang, sourceAddress, now });
  if (!asked.ok) {
    if (asked.reason === 'tooMany') throw problemOf(asked.reason, lang);
    return formPage(400, typed, asked.reason, lang);
  }
  return page(
    200,
    renderPage(<CheckMailPage lang={lang} site={site} email={input.value.email} place={place.label} />),
    { behindLink: true },
  );
};

const takeConfirmation = async (call: PageCall, useCases: SubscriptionUseCases) => {
  const { body, lang, sourceAddress, now } = call;
  const [token, email] = [oneOf(body.token), oneOf(body.email)];
  const again = (status: number, error: Reason) =>
    page(status, renderPage(<ConfirmPage lang={lang} site={site} token={token} email={email} error={error} />), {
      behindLink: true,
    });
  const input = parseWith(ConfirmInput, token === '' ? { email, code: oneOf(body.code) } : { token });
  if (!input.ok) return again(400, { code: 'codeOrAddressForm' });
  const confirmed =
    'token' in input.value
      ? await useCases.confirmByLink(input.value.token, now)
      : await useCases.confirmByCode(input.value.email, input.value.code, { language: lang, sourceAddress, now });
  if (!confirmed.ok) {
    if (confirmed.reason === 'tooMany') throw problemOf(confirmed.reason, lang);
    return again(confirmed.reason === 'expired' ? 410 : 400, { code: NO_PROOF[confirmed.reason] });
  }
  const { subscription, pageToken } = confirmed.value;
  return page(200, renderPage(<ConfirmedPage {...{ lang, site, subscription, pageToken }} />), { behindLink: true });
};

/** What each way of not proving an address is told as. */
export const NO_PROOF = {
  invalid: 'linkIncomplete',
  expired: 'alertLinkExpired',
  wrongCode: 'alertCodeWrong',
} as const satisfies Record<NoProof, PlainReason>;

/** What the link at the foot of a mail opens: the places that the mail was about, each with the button that stops it. Looking at it changes nothing. */
export const stopPage = async (
  token: string,
  lang: Language,
  now: Instant,
  useCases: SubscriptionUseCases,
  done?: StopDone,
): Promise<HttpResponse> => {
  const { what, places, runs } = orProblem(await useCases.stopping(token, now), lang);
  const stoppedAll = done?.kind === 'stopped' && done.which === undefined;
  return page(
    200,
    renderPage(
      <StopPage
        {...{ lang, site, token, what }}
        places={stoppedAll ? [] : places.filter(({ id }) => done?.kind !== 'stopped' || id !== done.which)}
        // The index follows a write within a second: what was stopped just now may still look as if it ran.
        runs={runs && !stoppedAll}
        done={done?.kind}
      />,
    ),
    { behindLink: true },
  );
};

type StopDone = { readonly kind: 'stopped'; readonly which: string | undefined } | { readonly kind: 'linkSent' };

const takeStop = async ({ body, lang, sourceAddress, now }: PageCall, useCases: SubscriptionUseCases) => {
  const [token, which, act] = [oneOf(body.token), oneOf(body.which), oneOf(body.act)];
  if (act === 'link') {
    orProblem(await useCases.askLinkOf(token, { language: lang, sourceAddress, now }), lang);
    return stopPage(token, lang, now, useCases, { kind: 'linkSent' });
  }
  const stopped = { kind: 'stopped' as const, which: which === '' ? undefined : which };
  orProblem(await useCases.stop(token, stopped.which, 'unsubscribed', now), lang);
  return stopPage(token, lang, now, useCases, stopped);
};

const typedIn = (form: Typed): TypedSubscription => ({
  email: oneOf(form.email),
  q: oneOf(form.q),
  cell: oneOf(form.cell),
  commune: oneOf(form.commune),
  audience: oneOf(form.audience),
  families: manyOf(form.families),
  labels: manyOf(form.labels),
  words: oneOf(form.words),
  radiusKm: oneOf(form.radiusKm),
  parcels: oneOf(form.parcels) !== '',
  frequency: oneOf(form.frequency),
  sure: oneOf(form.sure) !== '',
});

const inputOf = (typed: TypedSubscription, { cell, commune }: Place) => ({
  email: typed.email,
  place: { cell, commune },
  ...(typed.audience === '' ? {} : { audience: typed.audience }),
  ...(typed.frequency === '' ? {} : { frequency: typed.frequency }),
  ...wishesIn(typed),
});

/** Filters as the forms of this room send them: words divided by commas, an empty radius for none. */
export const wishesIn = ({
  families,
  labels,
  words,
  radiusKm,
  parcels,
}: Pick<TypedSubscription, 'families' | 'labels' | 'words' | 'radiusKm' | 'parcels'>) => ({
  families,
  labels,
  words: words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
  radiusKm: amount(radiusKm) ?? null,
  parcels,
});

const placeIn = ({ cell, commune }: TypedSubscription): Place | undefined => {
  const code = CommuneCode.safeParse(commune);
  if (!code.success) return undefined;
  const place = placeMeant({ cell: Geohash.safeParse(cell).data, commune: code.data }, communes());
  return place.ok ? place.value : undefined;
};

export const oneOf = (value: Typed[string] | undefined): string => (typeof value === 'string' ? value : '');
export const manyOf = (value: Typed[string] | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
