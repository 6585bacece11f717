import { placesTyped } from '#app/places/place-meant.ts';
import { communes } from '#app/shared/communes.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import type { Place } from '#domain/areas/place.ts';
import type { ProducerNow } from '#domain/producers/live.ts';
import { type AskableOffer, askableOffers } from '#domain/requests/askable-offers.ts';
import { RequestInput } from '#domain/requests/new-request.ts';
import type { FoundProducer } from '#domain/search/found.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import { type SearchPorts, searchProducers } from '#domain/search/search.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { Audience, CommuneCode, Geohash, type Instant, type Language, ProducerId } from '#domain/shared/primitives.ts';
import type { FieldError, Reason } from '#domain/shared/reasons.ts';
import { newId } from '#platform/clock.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { page, redirect } from '#platform/responses.ts';
import { AnswerPage } from '#web/requests/answer-page.tsx';
import { RequestConfirmPage } from '#web/requests/request-confirm.tsx';
import { RequestFormPage, type TypedRequest } from '#web/requests/request-form.tsx';
import { RequestPlacePage } from '#web/requests/request-place.tsx';
import { RequestStatusPage } from '#web/requests/request-status.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { answerOf, knownRequesterCookie, knownRequesterIn, NO_PROOF } from './api.ts';
import { AnswerInput, Proof, pages, RequesterWord } from './contract.ts';
import { findInstead } from './find-instead.ts';
import { amountsMissing, formErrors, passageTyped, requestInputOf, typedAgain, typedRequest } from './request-form.ts';
import type { RequestUseCases } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;

/** As many as one request goes to. */
const MAX_ASKED = 10;

/** As many as can deliver to one place and be asked; see `MAX_OTHERS` of the form for what is proposed. */
const MAX_PRODUCERS = 200;

export interface FormPorts extends SearchPorts {
  /** A producer as they are at this minute: what they offer. */
  readonly producerNow: (id: ProducerId) => Promise<ProducerNow | undefined>;
}

/** The pages of requests: ask, confirm, follow; and the producer's answer. */
export const requestPages = (useCases: RequestUseCases, ports: FormPorts): Route[] => [
  ...servePage(pages.request, {
    GET: (call) => showForm(call, useCases, ports),
    POST: (call) => takeForm(call, useCases, ports),
  }),

  ...servePage(pages.requestConfirm, {
    GET: async ({ query, lang }) => confirmPage(200, lang, query, undefined),
    POST: (call) => takeConfirmation(call, useCases),
  }),

  ...servePage(pages.requestStatus, {
    GET: async ({ path, query, lang, now }) => {
      const token = path.token ?? '';
      const status = orProblem(await useCases.status(token, now), lang);
      const instead = await findInstead(orProblem(await useCases.again(token, now), lang), now, ports);
      const came = query.said !== undefined ? 'done' : query.twice === undefined ? undefined : 'twice';
      const asked =
        query.venu === undefined ? undefined : { producer: oneOf(query.de), yes: oneOf(query.venu) === 'yes' };
      return statusPage(200, { lang, token, status, instead, came, asked, today: localTime(now).date });
    },
    POST: (call) => takeWord(call, useCases),
  }),
  ...servePage(pages.answer, { GET: (call) => showAnswer(call, useCases), POST: (call) => takeAnswer(call, useCases) }),
];

const statusPage = (code: number, props: Omit<Parameters<typeof RequestStatusPage>[0], 'site'>) =>
  page(code, renderPage(<RequestStatusPage site={site} {...props} />), { behindLink: true });

/** The requester's word: to a proposal, or that they no longer want it. */
const takeWord = async ({ path, body, lang, now }: PageCall, useCases: RequestUseCases) => {
  const token = path.token ?? '';
  const status = orProblem(await useCases.status(token, now), lang);
  const input = parseWith(RequesterWord, { producer: body.producer, say: body.say, word: oneOf(body.word) });
  if (!input.ok) throw problemOf(input.errors, lang);
  if (input.value.say === 'answerBack' && input.value.word === '')
    return statusPage(400, { lang, token, status, came: 'wordMissing', today: localTime(now).date });
  const said = await useCases.say(token, input.value, now);
  if (!said.ok && said.reason === 'changed') {
    const asItIs = orProblem(await useCases.status(token, now), lang);
    return statusPage(409, { lang, token, status: asItIs, came: 'tooLate', today: localTime(now).date });
  }
  orProblem(said, lang);
  return redirect(href('requestStatus', lang, { token }, { said: 'yes' }), { behindLink: true });
};

const showForm = async ({ query, lang, now }: PageCall, useCases: RequestUseCases, ports: FormPorts) => {
  if (query.again !== undefined) {
    const before = orProblem(await useCases.again(oneOf(query.again), now), lang);
    const typed = typedAgain(before);
    return formPage({ status: 200, lang, place: before.place, now, typed, errors: [], onceKey: newId() }, ports);
  }
  const place = placeOf(query);
  if (place === undefined || query.change !== undefined) return askPlace(query, lang);
  const typed = typedRequest(query);
  const all = oneOf(query.all).trim().slice(0, 120);
  const asked = { ...typed, ...(all === '' ? {} : await everybodyWith(all, typed, { place, now }, ports)) };
  return formPage(
    { status: 200, lang, place, now, typed: asked, errors: [], onceKey: newId(), ...(all === '' ? {} : { all }) },
    ports,
  );
};

/** Everybody who sells it and comes to the place, as many as can be asked at once, the nearest first. */
const everybodyWith = async (
  words: string,
  { audience, lines }: TypedRequest,
  { place, now }: { readonly place: Place; readonly now: Instant },
  ports: FormPorts,
): Promise<Pick<TypedRequest, 'ask' | 'lines' | 'chooses'>> => {
  const filters = { audience: Audience.catch('consumer').parse(audience), q: words };
  const { items } = await searchProducers({ place, filters, limit: MAX_PRODUCERS, cursor: null, now }, ports);
  return {
    ask: items
      .filter(({ comes }) => comes)
      .slice(0, MAX_ASKED)
      .map(({ id }) => id),
    lines: lines.map((line, index) => (index === 0 && line.what === '' ? { ...line, what: words } : line)),
    chooses: true,
  };
};

const askPlace = (query: Typed, lang: Language) => {
  const typed = oneOf(query.q);
  const producer = oneOf(query.producer) || undefined;
  const { meant, choices, near } = placesTyped(typed);
  if (meant !== undefined) {
    return redirect(href('request', lang, {}, { producer, cell: meant.cell, commune: meant.commune ?? undefined }));
  }
  return page(
    200,
    renderPage(
      <RequestPlacePage lang={lang} site={site} producer={producer} typed={typed} places={[...choices, ...near]} />,
    ),
  );
};

interface Form {
  readonly status: number;
  readonly lang: Language;
  readonly place: Place;
  readonly now: Instant;
  readonly typed: TypedRequest;
  readonly errors: readonly FieldError[];
  readonly onceKey: string;
  /** What everybody is asked who sells it and comes. */
  readonly all?: string;
}

const formPage = async ({ status, now, ...form }: Form, ports: FormPorts) => {
  const audience = Audience.catch('consumer').parse(form.typed.audience);
  const { items } = await searchProducers(
    { place: form.place, filters: { audience }, limit: MAX_PRODUCERS, cursor: null, now },
    ports,
  );
  const asked = (producer: FoundProducer) => (form.typed.ask.includes(producer.id) ? 0 : 1);
  const producers = [...items].sort((a, b) => asked(a) - asked(b));
  const offers = await offersOf(form.typed, { audience, now }, ports);
  return page(status, renderPage(<RequestFormPage site={site} {...form} producers={producers} offers={offers} />), {
    behindLink: true,
  });
};

/** What each of those ticked offers now, for the day that was chosen. */
const offersOf = async (
  typed: TypedRequest,
  { audience, now }: { readonly audience: Audience; readonly now: Instant },
  { producerNow }: FormPorts,
): Promise<Record<string, AskableOffer[]>> => {
  const ids = typed.ask.slice(0, MAX_ASKED).flatMap((id) => ProducerId.safeParse(id).data ?? []);
  const found = await Promise.all(
    ids.map(async (id) => {
      const producer = await producerNow(id);
      const day = passageTyped(typed, id)?.day;
      return [id, askableOffers(producer?.details.offers ?? [], { audience, day, now })] as const;
    }),
  );
  return Object.fromEntries(found);
};

/** Who comes to the door of somebody who has said no street: asked about, since the producer could not find them. */
const streetMissing = async (
  typed: TypedRequest,
  { place, audience, now }: { readonly place: Place; readonly audience: Audience; readonly now: Instant },
  ports: FormPorts,
): Promise<FieldError[]> => {
  if (typed.street.trim() !== '') return [];
  const { items } = await searchProducers(
    { place, filters: { audience }, limit: MAX_PRODUCERS, cursor: null, now },
    ports,
  );
  const comesToDoor = items
    .filter(({ id }) => typed.ask.includes(id))
    .some(({ id, rounds }) => {
      const roundId = passageTyped(typed, id)?.roundId;
      const meant = roundId === undefined ? rounds : rounds.filter((round) => round.id === roundId);
      return meant.length > 0 && meant.every(({ mode }) => mode === 'door');
    });
  return comesToDoor ? [{ field: 'street', code: 'streetNeeded' }] : [];
};

const takeForm = async (call: PageCall, useCases: RequestUseCases, ports: FormPorts) => {
  const { body, lang, now } = call;
  const place = placeOf(body);
  if (place === undefined) return askPlace(body, lang);
  const typed = typedRequest(body);
  const onceKey = oneOf(body.once) || newId();
  const again = (status: number, errors: readonly FieldError[]) =>
    formPage({ status, lang, place, now, typed, errors, onceKey }, ports);
  if (body.action === 'addLine' || body.action === 'total') return again(200, []);
  const input = parseWith(RequestInput, requestInputOf(typed, place));
  const audience = Audience.catch('consumer').parse(typed.audience);
  const missing = [...amountsMissing(typed), ...(await streetMissing(typed, { place, audience, now }, ports))];
  if (!input.ok) return again(400, [...formErrors(input.errors, typed), ...missing]);
  if (missing.length > 0) return again(400, missing);
  const sent = await useCases.send(input.value, {
    language: lang,
    sourceAddress: call.sourceAddress,
    onceKey,
    knownRequester: knownRequesterIn(call),
  });
  if (!sent.ok) {
    if (sent.reason === 'tooMany') throw problemOf(sent.reason, lang);
    return again(400, formErrors(sent.reason, typed));
  }
  const { id, statusToken, already } = sent.value;
  const twice = already ? { twice: 'yes' } : {};
  return redirect(
    statusToken === undefined
      ? href('requestConfirm', lang, {}, { request: id, ...twice })
      : href('requestStatus', lang, { token: statusToken }, twice),
  );
};

const confirmPage = (status: number, lang: Language, typed: Typed, error: Reason | undefined) => {
  const twice = typed.twice !== undefined;
  const token = oneOf(typed.token);
  const by = token === '' ? { request: oneOf(typed.request) } : { token };
  return page(status, renderPage(<RequestConfirmPage lang={lang} site={site} by={by} error={error} twice={twice} />), {
    behindLink: true,
  });
};

const takeConfirmation = async ({ body, lang, sourceAddress }: PageCall, useCases: RequestUseCases) => {
  const { token, request, code } = body;
  const proof = Proof.safeParse(token === undefined ? { request, code } : { token });
  if (!proof.success) return confirmPage(400, lang, body, { code: 'codeWrong' });
  const confirmed = await useCases.confirm(proof.data, sourceAddress);
  if (!confirmed.ok) {
    if (confirmed.reason === 'tooMany') throw problemOf(confirmed.reason, lang);
    return confirmPage(confirmed.reason === 'expired' ? 410 : 400, lang, body, { code: NO_PROOF[confirmed.reason] });
  }
  const { statusToken, knownRequester } = confirmed.value;
  return redirect(href('requestStatus', lang, { token: statusToken }), {
    cookies: [knownRequesterCookie(knownRequester)],
    behindLink: true,
  });
};

const showAnswer = async ({ path, query, lang, now }: PageCall, useCases: RequestUseCases) => {
  const token = path.token ?? '';
  const { request, part, distanceKm } = orProblem(await useCases.toAnswer(token, now), lang);
  const proposal = part.answer?.proposal;
  const typed = {
    kind: part.answer?.kind ?? oneOf(query.kind),
    word: part.answer?.word ?? '',
    day: proposal?.day ?? '',
    quantity: proposal?.quantity ?? '',
    price: proposal?.price ?? '',
  };
  const sent = query.sent !== undefined && part.answer !== null;
  return page(
    200,
    renderPage(
      <AnswerPage lang={lang} site={site} {...{ token, request, part, distanceKm, typed, sent }} errors={[]} />,
    ),
    { behindLink: true },
  );
};

const takeAnswer = async ({ path, body, lang, now }: PageCall, useCases: RequestUseCases) => {
  const token = path.token ?? '';
  const toAnswer = orProblem(await useCases.toAnswer(token, now), lang);
  const typed = {
    kind: oneOf(body.kind),
    word: oneOf(body.word),
    day: oneOf(body.day),
    quantity: oneOf(body.quantity),
    price: oneOf(body.price),
  };
  const again = (errors: readonly FieldError[]) =>
    page(
      400,
      renderPage(
        <AnswerPage lang={lang} site={site} token={token} {...toAnswer} typed={typed} sent={false} errors={errors} />,
      ),
      { behindLink: true },
    );
  const { kind: answer, day, ...rest } = typed;
  const input = parseWith(AnswerInput, { answer, ...rest, day: day === '' ? null : day });
  if (!input.ok)
    return again(
      input.errors.map(
        (error): FieldError =>
          error.field !== 'answer'
            ? error
            : { field: 'kind', code: error.code === 'yesWithOtherTerms' ? error.code : 'answerMissing' },
      ),
    );
  const answered = await useCases.answer(toAnswer, answerOf(input.value), now);
  if (!answered.ok) return again(answered.reason);
  return redirect(href('answer', lang, { token }, { sent: 'yes' }), { behindLink: true });
};

/** The place that a query or a form carries; undefined where it carries none that exists. */
const placeOf = (typed: Typed): Place | undefined => {
  const cell = Geohash.safeParse(typed.cell);
  const commune = CommuneCode.safeParse(typed.commune);
  if (!commune.success) return undefined;
  const place = placeMeant({ cell: cell.data, commune: commune.data }, communes());
  return place.ok ? place.value : undefined;
};

const oneOf = (value: Typed[string] | undefined): string => (typeof value === 'string' ? value : '');
