import { orProblem, problemOf } from '#app/shared/problem.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { answerCall } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { calls } from './contract.ts';
import { NO_PROOF, stopPage } from './pages.tsx';
import type { NoProof, SubscriptionUseCases } from './use-cases.ts';

const words = {
  next: {
    fr: 'Un e-mail vient de partir. Confirmez par son bouton, ou par le code qu’il contient.',
    en: 'An e-mail has just left. Confirm with its button, or with the code in it.',
  },
  stopped: { fr: 'C’est arrêté.', en: 'It is stopped.' },
} as const satisfies Record<string, Text>;

/** The calls of the outside about subscriptions. */
export const subscriptionApi = (useCases: SubscriptionUseCases): Route[] => [
  answerCall(calls.ask, async ({ body, lang, sourceAddress, now }) => {
    orProblem(await useCases.subscribe(body, { language: lang, sourceAddress, now }), lang);
    return json(202, { state: 'pending', next: words.next[lang] });
  }),

  answerCall(calls.confirm, async ({ body, lang, sourceAddress, now }) => {
    const confirmed =
      'token' in body
        ? await useCases.confirmByLink(body.token, now)
        : await useCases.confirmByCode(body.email, body.code, { language: lang, sourceAddress, now });
    if (!confirmed.ok) throw problemOf(faultOf(confirmed.reason), lang);
    const { subscription } = confirmed.value;
    return json(200, { state: subscription.state, place: subscription.place.label });
  }),

  answerCall(calls.showStop, ({ query, lang, now }) => stopPage(query.token, lang, now, useCases)),

  // RFC 8058: called by mail programs, without cookies, and never redirected.
  answerCall(calls.stop, async ({ query, lang, now }) => {
    orProblem(await useCases.stop(query.token, undefined, 'oneClick', now), lang);
    return json(200, { state: 'ended', message: words.stopped[lang] });
  }),
];

/** Here a link that is none of ours is a field that is wrong. */
const faultOf = (why: NoProof | 'tooMany') =>
  why === 'expired' || why === 'tooMany'
    ? why
    : [{ field: why === 'wrongCode' ? 'code' : 'token', code: NO_PROOF[why] }];
