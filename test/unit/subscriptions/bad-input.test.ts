import { describe, expect, test } from 'vitest';
import { subscriptionUseCases } from '#app/subscriptions/use-cases.ts';
import type { Gazetteer } from '#domain/areas/place.ts';
import { Wishes } from '#domain/subscriptions/choices.ts';
import { SubscriptionInput } from '#domain/subscriptions/subscribing.ts';
import { parseWith } from '#platform/field-errors.ts';
import { GAAS, hoursAfter, NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { limitsInMemory } from '../../support/limits-in-memory.ts';
import { testLinks } from '../../support/link-keys.ts';
import { SubscriptionsInMemory } from '../../support/subscriptions-in-memory.ts';

const links = testLinks();
const gazetteer: Gazetteer = {
  complete: () => [],
  commune: (code) => (code === GAAS.commune ? GAAS : undefined),
  nearest: () => undefined,
};

const aSite = () => {
  const ledger = new LedgerInMemory();
  const subscriptions = new SubscriptionsInMemory(ledger);
  const ports = {
    subscriptions,
    ledger,
    links: async () => links,
    limits: limitsInMemory(),
    gazetteer: () => gazetteer,
    noteMail: async () => undefined,
  };
  return { ledger, subscriptions, useCases: subscriptionUseCases(ports) };
};

const read = (email: string) => parseWith(SubscriptionInput, { email, place: { cell: 'ezz20', commune: '40101' } });
const from = (sourceAddress = '192.0.2.1', now = NOW) => ({ language: 'fr' as const, sourceAddress, now });

describe('an address', () => {
  test.each([
    ['with a line break', 'jeanne@exemple.fr\r\nBcc: tous@exemple.fr'],
    ['with a line break within', 'jeanne\n@exemple.fr'],
    ['with a display name', 'Jeanne Dupouy <jeanne@exemple.fr>'],
    ['two of them', 'jeanne@exemple.fr, paul@exemple.fr'],
    ['with a quoted local part', '"jeanne dupouy"@exemple.fr'],
    ['with a local part of 65 letters', `${'a'.repeat(65)}@exemple.fr`],
    ['that is nothing', ''],
  ])('%s is refused, and its field is named', (_, email) => {
    const parsed = read(email);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.errors.map(({ field }) => field)).toEqual(['email']);
  });

  test.each([
    ['of an international domain', 'contact@ferme-été.fr', 'contact@xn--ferme-t-gyab.fr'],
    ['with an ampersand', 'a&b@exemple.fr', 'a&b@exemple.fr'],
    ['with a local part of 64 letters', `${'a'.repeat(64)}@exemple.fr`, `${'a'.repeat(64)}@exemple.fr`],
  ])('%s is taken', (_, email, expected) => {
    const parsed = read(email);
    expect(parsed.ok && parsed.value.email).toBe(expected);
  });
});

describe('a radius', () => {
  test.each([0, -1, 1.5, 201, 'loin'])('of %s is refused', (radiusKm) => {
    expect(parseWith(Wishes, { radiusKm }).ok).toBe(false);
  });
  test.each([1, 200, null])('of %s is taken', (radiusKm) => {
    expect(parseWith(Wishes, { radiusKm }).ok).toBe(true);
  });
});

test('a thousand subscriptions for one address, from as many senders, are ten mails a day and thirty places at most', async () => {
  const { ledger, subscriptions, useCases } = aSite();
  for (let index = 0; index < 1_000; index += 1) {
    const cell = `ezz2${'0123456789bcdefghjkmnpqrstuvwxyz'[index % 32]}`;
    const input = SubscriptionInput.parse({ email: 'jeanne@exemple.fr', place: { cell, commune: '40101' } });
    await useCases.subscribe(input, from(`192.0.${index % 250}.${index % 199}`));
  }
  expect(ledger.kept.size).toBe(10);
  expect(subscriptions.kept.size).toBeLessThanOrEqual(30);
});

test('a thousand addresses from one sender are thirty an hour', async () => {
  const { ledger, subscriptions, useCases } = aSite();
  const refusals: unknown[] = [];
  for (let index = 0; index < 1_000; index += 1) {
    const parsed = read(`personne${index}@exemple.fr`);
    if (!parsed.ok) throw new Error('not an address');
    const outcome = await useCases.subscribe(parsed.value, from());
    if (!outcome.ok) refusals.push(outcome.reason);
  }
  expect([ledger.kept.size, subscriptions.kept.size]).toEqual([30, 30]);
  expect(refusals).toEqual(Array.from({ length: 970 }, () => 'tooMany'));
});

test('a place that nobody knows is refused with its field, and nothing is written', async () => {
  const { ledger, subscriptions, useCases } = aSite();
  const input = SubscriptionInput.parse({ email: 'jeanne@exemple.fr', place: { cell: 'ezz20', commune: '99999' } });
  const outcome = await useCases.subscribe(input, from());
  expect(outcome.ok).toBe(false);
  if (!outcome.ok) expect(JSON.stringify(outcome.reason)).toContain('place.');
  expect([ledger.kept.size, subscriptions.kept.size]).toEqual([0, 0]);
});

describe('a link', () => {
  const other = testLinks('another secret');
  const token = links.sign('confirmSubscription', ['subscription1'], NOW);
  test.each([
    ['of nothing', '', 'invalid'],
    ['of nonsense', 'x'.repeat(5_000), 'invalid'],
    ['cut short', token.slice(0, -4), 'invalid'],
    ['with a letter changed', `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`, 'invalid'],
    ['signed by somebody else', other.sign('confirmSubscription', ['subscription1'], NOW), 'invalid'],
    ['of another purpose', links.sign('personPage', ['personjeanne'], NOW), 'invalid'],
    ['that has expired', links.sign('confirmSubscription', ['subscription1'], hoursAfter(NOW, -24 * 8)), 'expired'],
  ])('%s confirms nothing and stops nothing', async (_, typed, reason) => {
    const { useCases, subscriptions, ledger } = aSite();
    expect(await useCases.confirmByLink(typed, NOW)).toEqual({ ok: false, reason });
    expect((await useCases.stop(typed, undefined, 'unsubscribed', NOW)).ok).toBe(false);
    expect([ledger.kept.size, subscriptions.kept.size]).toEqual([0, 0]);
  });

  test('of somebody who is not there says the same as one that has expired', async () => {
    expect(await aSite().useCases.confirmByLink(token, NOW)).toEqual({ ok: false, reason: 'expired' });
  });
});
