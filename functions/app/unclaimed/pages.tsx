import { placeOf } from '#app/places/place-meant.ts';
import { openedOrProblem, orProblem, problemOf } from '#app/shared/problem.ts';
import { communeName } from '#app/shared/resolve.ts';
import { site } from '#app/shared/site.ts';
import type { Drafts } from '#domain/producers/directory.ts';
import { text } from '#domain/registration/draft-typed.ts';
import { UnclaimedId } from '#domain/shared/primitives.ts';
import { nearestUnclaimed, type UnclaimedIndex } from '#domain/unclaimed/unclaimed-index.ts';
import type { UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';
import { newId } from '#platform/clock.ts';
import { answerCall, servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, json, page, redirect, SHARED_CACHE } from '#platform/responses.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import { productsInWords } from '#web/imports/products-in-words.ts';
import { stepAddress } from '#web/registration/steps.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { InvitedPage, NotListedPage, TakenOutPage } from '#web/unclaimed/invited-page.tsx';
import { UnclaimedPage } from '#web/unclaimed/unclaimed-page.tsx';
import { claimUnclaimed } from './claim-unclaimed.ts';
import { calls, pages, UnclaimedAnswer, UnclaimedParameters } from './contract.ts';
import { type TakingOut, takeOut } from './take-out.ts';

export interface UnclaimedDependencies extends Pick<TakingOut, 'forgetAddress'> {
  readonly index: UnclaimedIndex;
  readonly unclaimed: UnclaimedStore;
  readonly drafts: Pick<Drafts, 'start'>;
  readonly links: () => Promise<SignedLinks>;
}

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** Who is not yet with us: listed near a place, and behind the link of an invitation. */
export const unclaimedRoutes = (dependencies: UnclaimedDependencies): Route[] => [
  answerCall(calls.near, async ({ query, lang }) => {
    const place = orProblem(placeOf(query), lang);
    const found = await nearestUnclaimed(place, { most: query.limit, withUs: [] }, dependencies.index);
    const items = found.map((one) => ({
      name: one.name,
      commune: one.communeName,
      ...(one.communeFromPosition ? { communeIsNear: true } : {}),
      families: one.families,
      products: productsInWords(one, lang),
      distanceKm: one.distanceKm,
    }));
    const answer = UnclaimedAnswer.parse({ place: { label: place.label, commune: place.commune }, items });
    return json(200, answer, { cache: SHARED_CACHE });
  }),
  ...servePage(pages.unclaimed, { GET: (call) => showNear(call, dependencies) }),
  ...servePage(pages.invited, {
    GET: (call) => showInvited(call, dependencies),
    POST: (call) => answerInvitation(call, dependencies),
  }),
];

const showNear = async ({ query, lang }: PageCall, { index }: UnclaimedDependencies): Promise<HttpResponse> => {
  const parsed = parseWith(UnclaimedParameters, query);
  if (!parsed.ok) throw problemOf(parsed.errors, lang);
  const place = orProblem(placeOf(parsed.value), lang);
  const producers = await nearestUnclaimed(place, { most: parsed.value.limit, withUs: [] }, index);
  const { cell, commune, lat, lon } = parsed.value;
  const props = { lang, site, place, producers, query: { cell, commune, lat, lon } };
  return page(200, renderPage(<UnclaimedPage {...props} />), { cache: SHARED_CACHE });
};

/** The farms that a link is about: one, or all that its address was given for. */
const idsOf = async ({ path, now, lang }: PageCall, { links }: UnclaimedDependencies): Promise<UnclaimedId[]> => {
  const opened = openedOrProblem((await links()).open('invited', path.token ?? '', now), lang);
  return opened.parts.map((part) => UnclaimedId.parse(part));
};

const behind = (html: string): HttpResponse => page(200, html, { behindLink: true });

const showInvited = async (call: PageCall, dependencies: UnclaimedDependencies): Promise<HttpResponse> => {
  const { lang, path } = call;
  const props = { lang, site, token: path.token ?? '' };
  const found = await Promise.all((await idsOf(call, dependencies)).map((id) => dependencies.unclaimed.find(id)));
  const farms = found.flatMap((producer) =>
    producer === undefined || producer.producerId !== null
      ? []
      : [{ producer, communeName: communeName(producer.details.commune) }],
  );
  if (farms.length === 0) return behind(renderPage(<NotListedPage {...props} />));
  return behind(renderPage(<InvitedPage {...props} farms={farms} />));
};

const answerInvitation = async (call: PageCall, dependencies: UnclaimedDependencies): Promise<HttpResponse> => {
  const { lang, now, path, body } = call;
  const ids = await idsOf(call, dependencies);
  const id = ids.length === 1 ? ids[0] : ids.find((one) => one === text(body.ferme));
  if (id === undefined) throw problemOf('notFound', lang);
  const props = { lang, site, token: path.token ?? '' };
  if (text(body.action) === 'out') {
    const producer = await dependencies.unclaimed.find(id);
    // Who has registered leaves by their own page: this link is not theirs any more.
    if (producer !== undefined && producer.producerId !== null) return behind(renderPage(<NotListedPage {...props} />));
    await takeOut(id, now, dependencies);
    return behind(renderPage(<TakenOutPage {...props} />));
  }
  const draftId = newId();
  const claimed = await claimUnclaimed({ id, draftId, lang, now }, { unclaimed: dependencies.unclaimed, communeName });
  if (!claimed.ok) {
    if (claimed.reason === 'changed') throw problemOf('changed', lang);
    return behind(renderPage(<NotListedPage {...props} />));
  }
  await dependencies.drafts.start(claimed.value, now);
  return redirect(stepAddress((await dependencies.links()).sign('registrationDraft', [draftId], now), 'who', lang));
};
