import { z } from 'zod';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import type { Answer } from '#domain/requests/request.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { PlainReason } from '#domain/shared/reasons.ts';
import { setting } from '#platform/configuration.ts';
import { answerCall } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { LIFETIMES } from '#platform/signed-link.ts';
import { texts } from '#web/requests/texts.ts';
import { pick } from '#web/shared/text.ts';
import { type AnswerInput, calls } from './contract.ts';
import type { NoProof } from './request-confirmation.ts';
import type { RequestUseCases } from './use-cases.ts';

const IdempotencyKey = z.string().min(8).max(200);

/** The calls of the outside about requests. */
export const requestApi = (useCases: RequestUseCases): Route[] => [
  answerCall(calls.send, async ({ body, lang, sourceAddress, header, cookie }) => {
    const onceKey = IdempotencyKey.optional().safeParse(header('idempotency-key'));
    if (!onceKey.success) throw problemOf([{ field: 'Idempotency-Key', code: 'idempotencyKeyForm' }], lang);
    const sent = await useCases.send(body, {
      language: lang,
      sourceAddress,
      onceKey: onceKey.data,
      knownRequester: cookie(KNOWN_REQUESTER),
    });
    const { id, state, statusToken, already } = orProblem(sent, lang);
    return json(202, {
      id,
      state,
      ...(statusToken ? { token: statusToken } : {}),
      next: already ? pick(texts.alreadySent, lang) : nextStep(state === 'confirmed', lang),
    });
  }),

  answerCall(calls.confirm, async ({ body, lang, sourceAddress }) => {
    const confirmed = await useCases.confirm(body, sourceAddress);
    if (!confirmed.ok) throw problemOf(faultOf(confirmed.reason), lang);
    const { statusToken, knownRequester } = confirmed.value;
    return json(
      202,
      { state: 'confirmed', token: statusToken, next: nextStep(true, lang) },
      { cookies: [knownRequesterCookie(knownRequester)] },
    );
  }),

  answerCall(calls.status, async ({ path, lang, now }) =>
    json(200, orProblem(await useCases.status(path.token, now), lang), { behindLink: true }),
  ),

  answerCall(calls.answer, async ({ path, body, lang, now }) => {
    const toAnswer = orProblem(await useCases.toAnswer(path.token, now), lang);
    orProblem(await useCases.answer(toAnswer, answerOf(body), now), lang);
    return json(200, { state: 'answered', answer: body.answer, word: body.word }, { behindLink: true });
  }),
];

/** Day, quantity and price are of a proposal; to a yes or a no they say nothing. */
export const answerOf = ({
  answer: kind,
  word,
  ...proposal
}: AnswerInput): Pick<Answer, 'kind' | 'word' | 'proposal'> => ({
  kind,
  word,
  ...(kind === 'propose' ? { proposal } : {}),
});

const KNOWN_REQUESTER = 'alaronde_requester';

/** Proof, for this browser only, that its address was confirmed. Over plain HTTP (here, not on AWS) a Secure cookie would be dropped. */
export const knownRequesterCookie = (value: string): string =>
  `${KNOWN_REQUESTER}=${value}; Path=/; Max-Age=${LIFETIMES.knownRequester}; HttpOnly; SameSite=Lax${setting('SITE_URL').startsWith('https:') ? '; Secure' : ''}`;

export const knownRequesterIn = (call: { cookie(name: string): string | undefined }): string | undefined =>
  call.cookie(KNOWN_REQUESTER);

const nextStep = (confirmed: boolean, lang: Language): string => {
  if (confirmed)
    return lang === 'fr'
      ? 'Votre demande part chez les producteurs ; leurs réponses arrivent par e-mail.'
      : 'Your request goes to the producers; their answers come by e-mail.';
  return lang === 'fr'
    ? 'Ouvrez le message que nous venons d’envoyer, ou tapez son code : la demande part alors.'
    : 'Open the message we have just sent, or type its code: the request then leaves.';
};

/** What each way of not proving an address is told as; a link that has expired is gone. */
export const NO_PROOF = {
  invalid: 'linkIncomplete',
  expired: 'requestLinkExpired',
  wrongCode: 'codeWrong',
  codeEnded: 'codeEnded',
} as const satisfies Record<NoProof, PlainReason>;

/** Here a link that is none of ours is a field that is wrong. */
const faultOf = (why: NoProof | 'tooMany') =>
  why === 'expired' || why === 'tooMany' ? why : [{ field: why === 'invalid' ? 'token' : 'code', code: NO_PROOF[why] }];
