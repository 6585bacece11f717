import { placesTyped } from '#app/places/place-meant.ts';
import { communes } from '#app/shared/communes.ts';
import { site } from '#app/shared/site.ts';
import type { Place } from '#domain/areas/place.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import { CommuneCode, Geohash, type Instant, type Language } from '#domain/shared/primitives.ts';
import type { FieldError, PlainReason, Reason } from '#domain/shared/reasons.ts';
import { parseWith } from '#platform/field-errors.ts';
import { type Call, pageRoutes, type Route, type Typed } from '#platform/http.ts';
import { type HttpResponse, page } from '#platform/responses.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { pagePaths } from '#web/shared/paths.ts';
import { CheckMailPage } from '#web/subscriptions/check-mail-page.tsx';
import { ConfirmPage } from '#web/subscriptions/confirm-page.tsx';
import { ConfirmedPage } from '#web/subscriptions/confirmed-page.tsx';
import { StopPage } from '#web/subscriptions/stop-page.tsx';
import { SubscribePage, type TypedSubscription } from '#web/subscriptions/subscribe-page.tsx';
import { ConfirmInput, SubscriptionInput } from './contract.ts';
import type { NoProof, SubscriptionUseCases } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** The pages of alerts: ask for one, prove the address, stop. Without cookies; nothing acts but a button. */
export const subscriptionPages = (useCases: SubscriptionUseCases): Route[] => [
  ...pageRoutes('GET', pagePaths.subscribe, async ({ query, lang }) => formPage(200, typedIn(query), [], lang)),
  ...pageRoutes('POST', pagePaths.subscribe, (call) => takeForm(call, useCases)),
  ...pageRoutes('GET', pagePaths.subscribeConfirm, async ({ query, lang }) =>
    page(200, renderPage(<ConfirmPage lang={lang} site={site} token={oneOf(query.token)} email="" />), {
      behindLink: true,
    }),
  ),
  ...pageRoutes('POST', pagePaths.subscribeConfirm, (call) => takeConfirmation(call, useCases)),
  ...pageRoutes('GET', pagePaths.unsubscribe, ({ query, lang, now }) =>
    stopPage(oneOf(query.token), lang, now, useCases),
  ),
  ...pageRoutes('POST', pagePaths.unsubscribe, (call) => takeStop(call, useCases)),
];

const formPage = (
  status: number,
  typed: TypedSubscription,
  errors: readonly FieldError[],
  lang: Language,
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
  const asked = await useCases.subscribe(input.value, { language: lang, sourceAddress, now });
  if (!asked.ok) return formPage(400, typed, asked.reason, lang);
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
  if (!confirmed.ok) return again(confirmed.reason === 'expired' ? 410 : 400, { code: NO_PROOF[confirmed.reason] });
  const { subscription, manageToken } = confirmed.value;
  return page(
    200,
    renderPage(<ConfirmedPage lang={lang} site={site} subscription={subscription} manageToken={manageToken} />),
    { behindLink: true },
  );
};

/** What each way of not proving an address is told as. */
export const NO_PROOF = {
  invalid: 'linkIncomplete',
  expired: 'alertLinkExpired',
  wrongCode: 'alertCodeWrong',
} as const satisfies Record<NoProof, PlainReason>;

/** What the link opens: her alerts, each with the button that stops it. Looking at it changes nothing. */
export const stopPage = async (
  token: string,
  lang: Language,
  now: Instant,
  useCases: SubscriptionUseCases,
  stopped?: string,
): Promise<HttpResponse> => {
  const { subscriptions } = await useCases.manage(token, now);
  return page(
    200,
    renderPage(
      <StopPage
        lang={lang}
        site={site}
        token={token}
        subscriptions={subscriptions.filter(({ id }) => id !== stopped)}
        stopped={stopped !== undefined}
      />,
    ),
    { behindLink: true },
  );
};

const takeStop = async ({ body, lang, now }: PageCall, useCases: SubscriptionUseCases) => {
  const [token, which] = [oneOf(body.token), oneOf(body.which)];
  await useCases.stop(token, which === '' ? undefined : which, 'unsubscribed', now);
  return stopPage(token, lang, now, useCases, which);
};

const typedIn = (form: Typed): TypedSubscription => ({
  email: oneOf(form.email),
  q: oneOf(form.q),
  cell: oneOf(form.cell),
  commune: oneOf(form.commune),
  audience: oneOf(form.audience),
  families: manyOf(form.families),
});

const inputOf = ({ email, audience, families }: TypedSubscription, { cell, commune }: Place) => ({
  email,
  place: { cell, commune },
  ...(audience === '' ? {} : { audience }),
  families,
});

const placeIn = ({ cell, commune }: TypedSubscription): Place | undefined => {
  const code = CommuneCode.safeParse(commune);
  if (!code.success) return undefined;
  const place = placeMeant({ cell: Geohash.safeParse(cell).data, commune: code.data }, communes());
  return place.ok ? place.value : undefined;
};

const oneOf = (value: Typed[string] | undefined): string => (typeof value === 'string' ? value : '');
const manyOf = (value: Typed[string] | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
