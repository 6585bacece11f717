import { mayBeAskedOf } from '#app/contacts/message-limits.ts';
import { communes } from '#app/shared/communes.ts';
import { resolvePublished } from '#app/shared/resolve.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import { ADDRESS_LIMITS } from '#domain/contacts/address-limits.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import type { LiveStates } from '#domain/producers/live.ts';
import type { RequestInput, UnclaimedRecipient } from '#domain/requests/new-request.ts';
import type { Answer, ProducerRequest, RequestPart } from '#domain/requests/request.ts';
import { partOf } from '#domain/requests/request-change.ts';
import { whyNoAnswer } from '#domain/requests/settle-request.ts';
import { type RequestStatus, statusOf } from '#domain/requests/status.ts';
import type { AddressFinder } from '#domain/search/address.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Limit, Limits } from '#domain/shared/limits.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { type Language, ProducerId, RequestId } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { newId } from '#platform/clock.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import type { Proof, RequesterWord } from './contract.ts';
import { findStreet } from './find-street.ts';
import { answer, confirm, type RequestDependencies, reply, withdraw } from './follow-request.ts';
import { type NoProof, provenRequest } from './request-confirmation.ts';
import { sayItCame } from './say-it-came.ts';
import { type Sent, sendRequest } from './send-request.ts';

/** What the calls and the pages about requests have in common: each use case once. */
export interface RequestUseCases {
  send(input: RequestInput, from: RequestSource): Promise<Outcome<SentRequest, FieldError[] | 'tooMany'>>;
  confirm(proof: Proof, sourceAddress: string): Promise<Outcome<ConfirmedRequest, NoProof | 'tooMany'>>;
  /** What became of the request of a link. */
  status(token: string, now: string): Promise<Outcome<RequestStatus, Closed>>;
  /** The request of a link, to ask for the same again. */
  again(token: string, now: string): Promise<Outcome<ProducerRequest, Closed>>;
  /** The producer's share of the request of their link; `replaced`: they are not reached any more by the address that it was sent to. */
  toAnswer(token: string, now: string): Promise<Outcome<ToAnswer, Closed | 'replaced'>>;
  answer(
    toAnswer: ToAnswer,
    given: Pick<Answer, 'kind' | 'word' | 'proposal'>,
    now: string,
  ): Promise<Outcome<undefined, FieldError[]>>;
  /** The requester's word about one producer's share; `changed`: it is no longer open. */
  say(token: string, word: RequesterWord, now: string): Promise<Outcome<undefined, Closed | 'changed'>>;
}

/** Why a link opens nothing. */
type Closed = 'invalid' | 'expired' | 'gone';

interface RequestSource {
  readonly language: Language;
  readonly sourceAddress: string;
  readonly onceKey: string | undefined;
  /** The cookie that proves an address confirmed before. */
  readonly knownRequester: string | undefined;
}

interface SentRequest extends Sent {
  /** Token of the page that follows it; only once the address is proven. */
  readonly statusToken: string | undefined;
}

interface ConfirmedRequest {
  readonly statusToken: string;
  /** Value of the cookie that spares the next confirmation of this address. */
  readonly knownRequester: string;
}

interface ToAnswer {
  readonly request: ProducerRequest;
  readonly part: RequestPart;
  /** From the farm to the place, km. */
  readonly distanceKm: number;
}

interface Parts {
  readonly dependencies: RequestDependencies;
  readonly ledger: Pick<Ledger, 'find'>;
  readonly links: () => Promise<SignedLinks>;
  readonly limits: Limits;
  readonly live: LiveStates;
  readonly finder: AddressFinder;
  readonly unclaimed: (id: ProducerId) => Promise<UnclaimedRecipient | undefined>;
}

/** Enough for a shop that prepares its week; a flood is refused. */
const SENT_FROM_ONE_SOURCE: Limit = { what: 'requests', most: 20, windowSeconds: 3_600 };
/** Six digits can be guessed in a million tries; this leaves a source fewer than thirty an hour. */
const CODES_FROM_ONE_SOURCE: Limit = { what: 'request-codes', most: 30, windowSeconds: 3_600 };

export const requestUseCases = ({
  dependencies,
  ledger,
  links,
  limits,
  live,
  unclaimed,
  finder,
}: Parts): RequestUseCases => ({
  async send(input, { language, sourceAddress, onceKey, knownRequester }) {
    const place = placeMeant(input.place, communes());
    if (!place.ok) return refused([{ field: 'place', code: place.reason }]);
    const spot = await findStreet(input, place.value, { finder, gazetteer: communes() });
    if (!spot.ok) return spot;
    const signed = await links();
    const emailHash = signed.hash(input.email);
    const addressProven = provesAddress(knownRequester, emailHash, signed, dependencies.now());
    const who = { source: signed.hash(sourceAddress), emailHash };
    if (!(await maySend(limits, addressProven, who, dependencies.now()))) return refused('tooMany');
    const sent = await sendRequest(
      input,
      {
        id: RequestId.parse(newId()),
        language,
        place: place.value,
        spot: spot.value,
        addressProven,
        emailHash,
        onceHash: onceKey === undefined ? undefined : signed.hash(`${emailHash}#${onceKey}`),
        contentHash: signed.hash(`${emailHash}#${contentOf(input)}`),
        resolve: (round) => resolvePublished(round.area),
        live,
        unclaimed,
      },
      dependencies,
    );
    if (!sent.ok) return sent;
    return done({
      ...sent.value,
      statusToken: addressProven ? signed.sign('readRequest', [sent.value.id], dependencies.now()) : undefined,
    });
  },

  async confirm(proof, sourceAddress) {
    const signed = await links();
    if (
      'code' in proof &&
      !(await limits.allows(CODES_FROM_ONE_SOURCE, signed.hash(sourceAddress), dependencies.now()))
    )
      return refused('tooMany');
    const proven = await provenRequest(proof, signed, dependencies);
    if (!proven.ok) return proven;
    const confirmed = await confirm(proven.value, dependencies);
    if (confirmed.kind === 'notFound') return refused('expired');
    const now = dependencies.now();
    return done({
      statusToken: signed.sign('readRequest', [proven.value], now),
      knownRequester: signed.sign('knownRequester', [signed.hash(confirmed.request.requester.email)], now),
    });
  },

  async status(token, now) {
    const link = (await links()).open('readRequest', token, now);
    if (!link.ok) return refused(link.reason);
    const request = await dependencies.requests.find(RequestId.parse(link.parts[0]));
    if (request === undefined) return refused('gone');
    return done(await statusOf(request, (dedupeKey) => ledger.find(deliveryIdOf(dedupeKey))));
  },

  async again(token, now) {
    const link = (await links()).open('readRequest', token, now);
    if (!link.ok) return refused(link.reason);
    const request = await dependencies.requests.find(RequestId.parse(link.parts[0]));
    return request === undefined ? refused('gone') : done(request);
  },

  async toAnswer(token, now) {
    const link = (await links()).open('answerRequest', token, now);
    if (!link.ok) return refused(link.reason);
    const [requestId, id] = link.parts;
    const producerId = ProducerId.parse(id);
    const [request, producer] = await Promise.all([
      dependencies.requests.find(RequestId.parse(requestId)),
      dependencies.directory.find(producerId),
    ]);
    const part = request && partOf(request, producerId);
    // Who has left learns nothing more of those who asked them.
    if (request === undefined || part === undefined || producer === undefined || producer.state === 'withdrawn')
      return refused('gone');
    if (!link.wasSentTo(producer.details.channels.map(({ address }) => address))) return refused('replaced');
    return done({ request, part, distanceKm: distanceKm(producer.details.position, request.place) });
  },

  async answer({ request, part }, given, at) {
    const { producerId } = part;
    const followed = await answer(request.id, producerId, { ...given, at, by: 'producer' }, dependencies);
    const now = followed.kind === 'unchanged' ? partOf(followed.request, producerId) : undefined;
    const why = now && whyNoAnswer(now, given, localTime(at).date);
    return why === undefined ? done(undefined) : refused([{ field: why === 'dayPast' ? 'day' : 'kind', code: why }]);
  },

  async say(token, { producer, say, word }, now) {
    const link = (await links()).open('readRequest', token, now);
    if (!link.ok) return refused(link.reason);
    const id = RequestId.parse(link.parts[0]);
    if (say === 'came' || say === 'cameNot') return sayItCame(id, producer, say === 'came', dependencies);
    const followed =
      say === 'cancel'
        ? await withdraw(id, producer, word, dependencies)
        : await reply(id, producer, { kind: say, word, at: now }, dependencies);
    if (followed.kind === 'notFound') return refused('gone');
    if (followed.kind === 'changed') return done(undefined);
    const part = partOf(followed.request, producer);
    const said = say === 'cancel' ? part?.ended?.why === 'cancelled' : part?.reply?.kind === say;
    return said ? done(undefined) : refused('changed');
  },
});

/** What makes two requests the same: of whom, what, when. Not how it was written who asks. */
const contentOf = ({ producers, lines, word, street }: RequestInput): string =>
  JSON.stringify({ producers, lines, word, street });

const provesAddress = (cookie: string | undefined, emailHash: string, links: SignedLinks, now: string): boolean => {
  const link = cookie === undefined ? undefined : links.open('knownRequester', cookie, now);
  return link?.ok === true && link.parts[0] === emailHash;
};

const maySend = async (
  limits: Limits,
  addressProven: boolean,
  who: { source: string; emailHash: string },
  now: string,
): Promise<boolean> =>
  (await limits.allows(SENT_FROM_ONE_SOURCE, who.source, now)) &&
  (addressProven ||
    ((await limits.allows(ADDRESS_LIMITS.requestConfirmations, who.emailHash, now)) &&
      (await mayBeAskedOf(limits, 'email', who.emailHash, now))));
