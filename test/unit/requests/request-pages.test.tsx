import { describe, expect, test } from 'vitest';
import type { RequestPart } from '#domain/requests/request.ts';
import { statusOf } from '#domain/requests/status.ts';
import { AnswerPage } from '#web/requests/answer-page.tsx';
import { RequestStatusPage } from '#web/requests/request-status.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { aRequest, hoursAfter, NOW } from '../../support/builders.ts';
import { SITE } from '../../support/mails/mail-samples.ts';

/** What both sides read of a request, in each of its states. */

const requestOf = (changes: Partial<RequestPart>) =>
  aRequest({
    state: 'confirmed',
    confirmedAt: NOW,
    parts: [
      {
        producerId: 'fermedugaas1',
        producerName: 'Ferme du Bédat',
        state: 'asked',
        attempts: [{ channel: 'email', at: NOW }],
        answer: null,
        ...changes,
      },
    ],
  });
const answerOf = (kind: 'accept' | 'decline' | 'propose') => ({
  ...{ kind, word: '', at: hoursAfter(NOW, 1), by: 'producer' },
  ...(kind === 'propose'
    ? { proposal: { day: '2026-11-27', quantity: '1 kg', price: '3 €' }, endsAt: hoursAfter(NOW, 48) }
    : {}),
});
const replyOf = (kind: 'accept' | 'decline' | 'answerBack') => ({ kind, word: 'Le matin ?', at: hoursAfter(NOW, 2) });
const endedBy = (why: 'cancelled' | 'proposalOver' | 'nobodyAnswered') => ({ why, word: '', at: hoursAfter(NOW, 3) });
const proposed = { state: 'answered' as const, answer: answerOf('propose') };

const states: [string, Partial<RequestPart>, RegExp, boolean][] = [
  ['asked', {}, /Au tour de Ferme du Bédat/, true],
  ['with the agency', { state: 'withAgency' }, /L’agence appelle Ferme du Bédat/, true],
  ['accepted', { state: 'answered', answer: answerOf('accept') }, /C’est convenu/, true],
  ['declined', { state: 'answered', answer: answerOf('decline') }, /C’est terminé/, false],
  ['proposed', proposed, /À vous\s: répondez à la proposition avant jeudi 26 novembre à 9\sh/, true],
  ['a proposal accepted', { ...proposed, reply: replyOf('accept') }, /C’est convenu/, true],
  ['a proposal declined', { ...proposed, reply: replyOf('decline') }, /C’est terminé/, false],
  ['answered back', { ...proposed, reply: replyOf('answerBack') }, /Au tour de Ferme du Bédat/, true],
  ['cancelled', { ended: endedBy('cancelled') }, /C’est terminé/, false],
  ['a proposal over', { ...proposed, ended: endedBy('proposalOver') }, /C’est terminé/, false],
  ['unanswered', { state: 'withAgency', ended: endedBy('nobodyAnswered') }, /C’est terminé/, false],
];

describe.each(states)('%s', (name, changes, toDo, mayBeCancelled) => {
  const request = requestOf(changes);

  test('the requester reads what is still to do and by whom, and has the buttons that do something', async () => {
    const status = await statusOf(request, async () => ({ state: 'received' }));
    const html = renderPage(<RequestStatusPage lang="fr" site={SITE} token="t" today="2026-11-24" status={status} />);
    expect(/<p class="lead">(.*?)<\/p>/.exec(html)?.[1]).toMatch(toDo);
    expect(html.includes('value="cancel"')).toBe(mayBeCancelled);
    expect(html.includes('value="answerBack"')).toBe(name === 'proposed');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length, 'each id once, so that a label finds its field').toBe(new Set(ids).size);
    expect(html.includes('L’agence appelle')).toBe(name === 'with the agency');
  });

  test('the producer has the form as long as their word counts', () => {
    const [part] = request.parts as [RequestPart];
    const typed = { kind: '', word: '', day: '', quantity: '', price: '' };
    const page = (
      <AnswerPage
        distanceKm={12.3}
        lang="fr"
        site={SITE}
        token="t"
        {...{ request, part, typed }}
        errors={[]}
        sent={false}
      />
    );
    const isOver = part.ended !== undefined || (part.reply !== undefined && part.reply.kind !== 'answerBack');
    expect(renderPage(page).includes('name="quantity"')).toBe(!isOver);
  });
});

test('events have a line each, with their time, in their order', async () => {
  const status = await statusOf(requestOf({ ...proposed, reply: replyOf('accept') }), async () => ({
    state: 'received',
  }));
  const html = renderPage(<RequestStatusPage lang="fr" site={SITE} token="t" today="2026-11-24" status={status} />);
  const lines = [...html.matchAll(/<li>(mardi[^<]*)<\/li>/g)].map(([, line]) => line?.replaceAll(/\s/g, ' '));
  expect(lines).toEqual([
    'mardi 24 novembre à 9 h : demande envoyée',
    'mardi 24 novembre à 9 h : e-mail arrivé',
    'mardi 24 novembre à 10 h : Ferme du Bédat propose autre chose',
    'mardi 24 novembre à 11 h : vous avez accepté la proposition',
  ]);
});
