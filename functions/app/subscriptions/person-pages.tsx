import { placesTyped } from '#app/places/place-meant.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import type { Place } from '#domain/areas/place.ts';
import { CommuneCode, EmailAddress, Geohash } from '#domain/shared/primitives.ts';
import { atField, type FieldError } from '#domain/shared/reasons.ts';
import { Choices, Wishes } from '#domain/subscriptions/choices.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, json, page } from '#platform/responses.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { pick } from '#web/shared/text.ts';
import { MyAlertsPage } from '#web/subscriptions/my-alerts-page.tsx';
import { MyDataPage } from '#web/subscriptions/my-data-page.tsx';
import { AskLinkPage, ConfirmAddressPage, ErasedPage } from '#web/subscriptions/my-link-pages.tsx';
import { myTexts } from '#web/subscriptions/my-page-texts.ts';
import { pages } from './contract.ts';
import { manyOf, oneOf, wishesIn } from './pages.tsx';
import type { PersonUseCases } from './person-use-cases.ts';
import type { SubscriptionUseCases } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** A person's own page, the link to it, and the confirmation of a new address. */
export const personPages = (persons: PersonUseCases, subscriptions: SubscriptionUseCases): Route[] => [
  ...servePage(pages.myAlertsLink, {
    GET: async ({ lang }) => behind(200, <AskLinkPage lang={lang} site={site} sent={false} />),
    POST: async ({ body, lang, sourceAddress, now }) => {
      const email = parseWith(EmailAddress, oneOf(body.email));
      if (!email.ok) {
        const [error] = email.errors;
        return behind(400, <AskLinkPage {...{ lang, site, error, sent: false, typed: oneOf(body.email) }} />);
      }
      orProblem(await subscriptions.askLink(email.value, { language: lang, sourceAddress, now }), lang);
      return behind(200, <AskLinkPage lang={lang} site={site} sent />);
    },
  }),

  ...servePage(pages.myAlerts, { GET: (call) => show(call, persons), POST: (call) => act(call, persons) }),

  ...servePage(pages.myAddress, {
    GET: async ({ query, lang }) =>
      behind(200, <ConfirmAddressPage lang={lang} site={site} token={oneOf(query.token)} />),
    POST: async ({ body, lang, now }) => {
      const token = oneOf(body.token);
      const confirmed = await persons.confirmAddress(token, now);
      return confirmed.ok
        ? behind(200, <ConfirmAddressPage {...{ lang, site, token, pageToken: confirmed.value.pageToken }} />)
        : behind(410, <ConfirmAddressPage {...{ lang, site, token, error: pick(myTexts.linkGone, lang) }} />);
    },
  }),
];

/** All that is kept on a person, to be downloaded. */
export const jsonFile = (exported: object): HttpResponse =>
  json(200, exported, {
    headers: { 'content-disposition': 'attachment; filename="alaronde.json"', 'referrer-policy': 'same-origin' },
  });

const behind = (status: number, node: Parameters<typeof renderPage>[0]): HttpResponse =>
  page(status, renderPage(node), { behindLink: true });

interface Shown {
  readonly status?: number;
  readonly done?: 'saved' | 'moved' | 'addressAsked' | 'stopped';
  readonly errors?: readonly FieldError[];
  readonly choices?: { readonly which: string; readonly places: readonly Place[] };
  /** Stopped just now: the index still shows it as running for a second. */
  readonly without?: string | 'all';
}

const show = async (call: PageCall, persons: PersonUseCases): Promise<HttpResponse> => {
  const { path, query, lang, now } = call;
  const token = oneOf(path.token);
  const person = orProblem(await persons.personOf(token, now), lang);
  const what = oneOf(query.show);
  if (what === '') return shown(call, persons, {});
  const exported = await persons.export(person);
  if (what !== 'json') return behind(200, <MyDataPage {...{ lang, site, token, ...exported }} />);
  return jsonFile(exported);
};

const shown = async (
  { path, lang, now }: PageCall,
  persons: PersonUseCases,
  { status = 200, without, ...more }: Shown,
): Promise<HttpResponse> => {
  const token = oneOf(path.token);
  const { running, ended, addressChange } = await persons.find(orProblem(await persons.personOf(token, now), lang));
  const left = without === 'all' ? [] : running.filter(({ id }) => id !== without);
  return behind(status, <MyAlertsPage {...{ lang, site, token, ended, addressChange, running: left, ...more }} />);
};

const act = async (call: PageCall, persons: PersonUseCases): Promise<HttpResponse> => {
  const { path, body, lang, sourceAddress, now } = call;
  const person = orProblem(await persons.personOf(oneOf(path.token), now), lang);
  const which = oneOf(body.which);
  const refused = (errors: readonly FieldError[]) => shown(call, persons, { status: 400, errors });
  switch (oneOf(body.act)) {
    case 'choose': {
      const choices = parseWith(Choices, {
        frequency: oneOf(body.frequency),
        pausedUntil: oneOf(body.pausedUntil) === '' ? null : oneOf(body.pausedUntil),
        season: oneOf(body.season) !== '',
      });
      if (!choices.ok) return refused(choices.errors);
      const chosen = await persons.choose(person, choices.value, { language: lang, now });
      return chosen.ok ? shown(call, persons, { done: 'saved' }) : refused(chosen.reason);
    }
    case 'wish': {
      const wishes = parseWith(
        Wishes,
        wishesIn({
          families: manyOf(body[`families-${which}`]),
          labels: manyOf(body[`labels-${which}`]),
          words: oneOf(body[`words-${which}`]),
          radiusKm: oneOf(body[`radiusKm-${which}`]),
          parcels: oneOf(body[`parcels-${which}`]) !== '',
        }),
      );
      if (!wishes.ok) return refused(wishes.errors);
      orProblem(await persons.wish(person, which, wishes.value, now), lang);
      return shown(call, persons, { done: 'saved' });
    }
    case 'move':
      return move(call, persons, which);
    case 'stop':
      orProblem(await persons.stop(person, which === '' ? undefined : which, 'unsubscribed', now), lang);
      return shown(call, persons, { done: 'stopped', without: which === '' ? 'all' : which });
    case 'address': {
      const email = parseWith(EmailAddress, oneOf(body.email));
      if (!email.ok) return refused(email.errors.map((error) => atField(error, 'email')));
      orProblem(await persons.moveAddress(person, email.value, { language: lang, sourceAddress, now }), lang);
      return shown(call, persons, { done: 'addressAsked' });
    }
    case 'erase':
      if (oneOf(body.sure) === '') return refused([{ field: 'sure', code: 'tickToErase' }]);
      await persons.erase(person);
      return behind(200, <ErasedPage lang={lang} site={site} />);
    default:
      throw problemOf([{ field: 'act', code: 'actUnknown' }], lang);
  }
};

/** A place typed, or one of several that fit it chosen. */
const move = async (call: PageCall, persons: PersonUseCases, which: string): Promise<HttpResponse> => {
  const { path, body, lang, now } = call;
  const person = orProblem(await persons.personOf(oneOf(path.token), now), lang);
  const commune = CommuneCode.safeParse(oneOf(body.commune));
  const typed = placesTyped(oneOf(body[`q-${which}`]));
  const meant = commune.success
    ? { cell: Geohash.safeParse(oneOf(body.cell)).data, commune: commune.data }
    : typed.meant === undefined || typed.meant.commune === null
      ? undefined
      : { cell: typed.meant.cell, commune: typed.meant.commune };
  const error = (reason: FieldError): Promise<HttpResponse> =>
    shown(call, persons, { status: 400, errors: [atField(reason, `q-${which}`)] });
  if (meant === undefined) {
    const places = [...typed.choices, ...typed.near];
    return places.length === 0
      ? error({ field: '', code: 'placeNotFound' })
      : shown(call, persons, { choices: { which, places } });
  }
  const moved = await persons.movePlace(person, which, meant, now);
  if (moved.ok) return shown(call, persons, { done: 'moved' });
  if (moved.reason === 'notFound') throw problemOf(moved.reason, lang);
  return error(moved.reason[0] ?? { field: '', code: 'placeNotFound' });
};
