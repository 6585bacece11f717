import { placeOrProblem } from '#app/search/place-meant.ts';
import { communeName } from '#app/shared/resolve.ts';
import { site } from '#app/shared/site.ts';
import type { Drafts } from '#domain/producers/directory.ts';
import { text } from '#domain/registration/draft-typed.ts';
import { ImportedId } from '#domain/unclaimed/imported.ts';
import type { ImportedProducers } from '#domain/unclaimed/imported-store.ts';
import { type NotYetIndex, nearestNotYet } from '#domain/unclaimed/not-yet.ts';
import { newId } from '#platform/clock.ts';
import { parseWith } from '#platform/field-errors.ts';
import { api, type Call, HttpProblem, pageRoutes, type Route, type Typed } from '#platform/http.ts';
import { type HttpResponse, json, page, redirect, SHARED_CACHE } from '#platform/responses.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import { productsInWords } from '#web/imports/products-in-words.ts';
import { stepAddress } from '#web/registration/steps.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { pagePaths } from '#web/shared/paths.ts';
import { InvitedPage, NotListedPage, TakenOutPage } from '#web/unclaimed/invited-page.tsx';
import { NotYetPage } from '#web/unclaimed/not-yet-page.tsx';
import { claimImported } from './claiming.ts';
import { NotYetAnswer, NotYetParameters } from './contract.ts';
import { type TakingOut, takeOut } from './taking-out.ts';

export interface NotYetParts extends Pick<TakingOut, 'forgetAddress'> {
  readonly index: NotYetIndex;
  readonly imported: ImportedProducers;
  readonly drafts: Pick<Drafts, 'start'>;
  readonly links: () => Promise<SignedLinks>;
}

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** Who is not yet with us: listed near a place, and behind the link of his invitation. */
export const notYetRoutes = (parts: NotYetParts): Route[] => [
  api('GET /api/not-yet', {
    query: NotYetParameters,
    handle: async ({ query, lang }) => {
      const place = placeOrProblem(query);
      const found = await nearestNotYet(place, { most: query.limit, withUs: [] }, parts.index);
      const items = found.map((one) => ({
        name: one.name,
        commune: one.communeName,
        families: one.families,
        products: productsInWords(one, lang),
        distanceKm: one.distanceKm,
      }));
      const answer = NotYetAnswer.parse({ place: { label: place.label, commune: place.commune }, items });
      return json(200, answer, { cache: SHARED_CACHE });
    },
  }),
  ...pageRoutes('GET', pagePaths.notYet, (call) => showNear(call, parts)),
  ...pageRoutes('GET', pagePaths.invited, (call) => showInvited(call, parts)),
  ...pageRoutes('POST', pagePaths.invited, (call) => answerInvitation(call, parts)),
];

const showNear = async ({ query, lang }: PageCall, { index }: NotYetParts): Promise<HttpResponse> => {
  const parsed = parseWith(NotYetParameters, query);
  if (!parsed.ok) throw new HttpProblem({ code: 'invalid', errors: parsed.errors });
  const place = placeOrProblem(parsed.value);
  const producers = await nearestNotYet(place, { most: parsed.value.limit, withUs: [] }, index);
  const { cell, commune, lat, lon } = parsed.value;
  const props = { lang, site, place, producers, query: { cell, commune, lat, lon } };
  return page(200, renderPage(<NotYetPage {...props} />), { cache: SHARED_CACHE });
};

/** The farms that a link is about: one, or all that its address was given for. */
const idsOf = async ({ path, now }: PageCall, { links }: NotYetParts): Promise<ImportedId[]> => {
  const opened = (await links()).open('invited', path.token ?? '', now);
  if (!opened.ok) throw new HttpProblem({ code: opened.reason === 'expired' ? 'gone' : 'not-found' });
  return opened.parts.map((part) => ImportedId.parse(part));
};

const behind = (html: string): HttpResponse => page(200, html, { behindLink: true });

const showInvited = async (call: PageCall, parts: NotYetParts): Promise<HttpResponse> => {
  const { lang, path } = call;
  const props = { lang, site, token: path.token ?? '' };
  const found = await Promise.all((await idsOf(call, parts)).map((id) => parts.imported.find(id)));
  const farms = found.flatMap((producer) =>
    producer === undefined || producer.producerId !== null
      ? []
      : [{ producer, communeName: communeName(producer.details.commune) }],
  );
  if (farms.length === 0) return behind(renderPage(<NotListedPage {...props} />));
  return behind(renderPage(<InvitedPage {...props} farms={farms} />));
};

const answerInvitation = async (call: PageCall, parts: NotYetParts): Promise<HttpResponse> => {
  const { lang, now, path, body } = call;
  const ids = await idsOf(call, parts);
  const id = ids.length === 1 ? ids[0] : ids.find((one) => one === text(body.ferme));
  if (id === undefined) throw new HttpProblem({ code: 'not-found' });
  const props = { lang, site, token: path.token ?? '' };
  if (text(body.action) === 'out') {
    const producer = await parts.imported.find(id);
    // Who has registered leaves by his own page: this link is not his any more.
    if (producer !== undefined && producer.producerId !== null) return behind(renderPage(<NotListedPage {...props} />));
    await takeOut(id, now, parts);
    return behind(renderPage(<TakenOutPage {...props} />));
  }
  const draftId = newId();
  const claimed = await claimImported({ id, draftId, lang, now }, { imported: parts.imported, communeName });
  if (!claimed.ok) {
    if (claimed.reason === 'changed') throw new HttpProblem({ code: 'conflict' });
    return behind(renderPage(<NotListedPage {...props} />));
  }
  await parts.drafts.start(claimed.value, now);
  return redirect(stepAddress((await parts.links()).sign('registrationDraft', [draftId], now), 'who', lang));
};
