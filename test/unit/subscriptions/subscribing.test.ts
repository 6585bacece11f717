import { describe, expect, test } from 'vitest';
import { EmailAddress, PersonId, SubscriptionId } from '#domain/shared/primitives.ts';
import {
  askAgain,
  codeSubject,
  confirmationTurn,
  confirmSubscription,
  endSubscription,
  type Given,
  MAX_WRONG_CODES,
  newSubscription,
  noteSoftBounce,
  SubscriptionInput,
  subscriptionWords,
  tryCode,
} from '#domain/subscriptions/subscribing.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { GAAS, hoursAfter, NOW } from '../../support/builders.ts';

const input = SubscriptionInput.parse({
  email: ' Jeanne@Exemple.invalid ',
  place: { cell: 'ezz20', commune: '40101' },
});
const given = (now = NOW): Given => ({
  id: SubscriptionId.parse('subscription1'),
  person: PersonId.parse('personjeanne'),
  input,
  place: GAAS,
  language: 'fr',
  consent: { wording: 'J’accepte.', wordingVersion: '2026-11' },
  now,
});
const pending = newSubscription(given());
const active = confirmSubscription('link', NOW)(pending) as Subscription;
const ended = endSubscription('oneClick', NOW)(active) as Subscription;
const MINUTE = 1 / 60;

describe('consent', () => {
  test('is kept as it was read: wording, version and time', () => {
    expect(pending.consent).toEqual({
      wording: 'J’accepte.',
      wordingVersion: '2026-11',
      givenAt: NOW,
      confirmedAt: null,
      confirmedBy: null,
    });
  });

  test('is confirmed with the time and by what', () => {
    const later = hoursAfter(NOW, 1);
    expect(confirmSubscription('code', later)(pending)).toMatchObject({
      state: 'active',
      consent: { confirmedAt: later, confirmedBy: 'code' },
      lastContactAt: later,
    });
  });
});

describe('the same address and place', () => {
  test('are one subscription, however the address is written', () => {
    const other = SubscriptionInput.parse({ ...input, email: 'JEANNE@exemple.invalid' });
    expect(subscriptionWords(other)).toBe(subscriptionWords(input));
  });

  test('as a shop are another', () => {
    expect(subscriptionWords({ ...input, audience: 'shop' })).not.toBe(subscriptionWords(input));
  });

  test('with another address are another', () => {
    expect(subscriptionWords({ ...input, email: EmailAddress.parse('paul@exemple.invalid') })).not.toBe(
      subscriptionWords(input),
    );
  });

  test('asked for again at once change nothing: the mail is on its way', () => {
    expect(askAgain(given(hoursAfter(NOW, MINUTE)))(pending)).toBeUndefined();
  });

  test('asked for again later get a fresh consent, a fresh code and a mail of their own', () => {
    const tried = { ...pending, wrongCodes: 5 };
    const again = askAgain(given(hoursAfter(NOW, 1)))(tried) as Subscription;
    expect(again).toMatchObject({ state: 'pending', wrongCodes: 0, createdAt: NOW });
    expect(codeSubject(again)).not.toBe(codeSubject(pending));
    expect(confirmationTurn(again, NOW)).not.toBe(confirmationTurn(pending, NOW));
  });

  test('asked for again after the end begin again', () => {
    expect(askAgain(given())(ended)).toMatchObject({ state: 'pending', endedAt: null, endReason: null });
  });

  test('asked for again while active stay as they are, with one mail an hour that says so', () => {
    expect(askAgain(given(hoursAfter(NOW, 5)))(active)).toBeUndefined();
    expect(confirmationTurn(active, hoursAfter(NOW, MINUTE))).toBe(confirmationTurn(active, NOW));
    expect(confirmationTurn(active, hoursAfter(NOW, 1))).not.toBe(confirmationTurn(active, NOW));
  });
});

describe('the code', () => {
  test('ends after five tries; the link still works', () => {
    let subscription: Subscription = pending;
    for (let tries = 0; tries < MAX_WRONG_CODES; tries += 1) subscription = tryCode(NOW)(subscription) as Subscription;
    expect(tryCode(NOW)(subscription)).toBeUndefined();
    expect(confirmSubscription('link', NOW)(subscription)).toMatchObject({ state: 'active' });
  });

  test('ends with its week', () => {
    expect(tryCode(hoursAfter(NOW, 7 * 24 - 1))(pending)).toBeDefined();
    expect(tryCode(hoursAfter(NOW, 7 * 24))(pending)).toBeUndefined();
  });
});

describe('an end', () => {
  test('keeps its reason and time', () => {
    expect(ended).toMatchObject({ state: 'ended', endedAt: NOW, endReason: 'oneClick' });
  });

  test('comes once: the first reason stands', () => {
    expect(endSubscription('bounced', hoursAfter(NOW, 1))(ended)).toBeUndefined();
  });

  test('is not undone by a link that confirms', () => {
    expect(confirmSubscription('link', NOW)(ended)).toBeUndefined();
  });
});

describe('mails that come back', () => {
  test('three within sixty days end it; fewer, or over longer, do not', () => {
    const bounce = (subscription: Subscription, hours: number) =>
      noteSoftBounce(hoursAfter(NOW, hours))(subscription) ?? subscription;
    const twice = bounce(bounce(active, 0), 24);
    expect(twice.state).toBe('active');
    expect(bounce(twice, 48)).toMatchObject({ state: 'ended', endReason: 'bounced' });
    expect(bounce(twice, 24 * 61).state).toBe('active');
    expect(noteSoftBounce(NOW)(bounce(active, 0))).toBeUndefined();
  });
});
