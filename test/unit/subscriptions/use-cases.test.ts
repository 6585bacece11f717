import { describe, expect, test } from 'vitest';
import { subscriptionUseCases } from '#app/subscriptions/use-cases.ts';
import type { Gazetteer } from '#domain/areas/place.ts';
import { codeSubject, SubscriptionInput } from '#domain/subscriptions/subscribing.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
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
  const useCases = subscriptionUseCases({
    subscriptions,
    ledger,
    links: async () => links,
    limits: limitsInMemory(),
    gazetteer: () => gazetteer,
    noteMail: async () => undefined,
  });
  return {
    ledger,
    subscriptions,
    useCases,
    all: () => [...subscriptions.kept.values()],
    only: (): Subscription => {
      const [subscription, ...others] = subscriptions.kept.values();
      if (subscription === undefined || others.length > 0) throw new Error('not one subscription');
      return subscription;
    },
  };
};

const input = (email = 'jeanne@exemple.invalid', cell = 'ezz20') =>
  SubscriptionInput.parse({ email, place: { cell, commune: '40101' } });
const from = (now = NOW, sourceAddress = '192.0.2.1') => ({ language: 'fr' as const, sourceAddress, now });
const codeOf = (subscription: Subscription) => links.code('subscription', codeSubject(subscription));
const wrongCodeFor = (subscription: Subscription) =>
  String((Number(codeOf(subscription)) + 1) % 1_000_000).padStart(6, '0');
const tokenOf = ({ id }: Subscription) => links.sign('confirmSubscription', [id], NOW);
const manageTokenOf = ({ id, person }: Subscription) => links.sign('manageSubscription', [person, id], NOW);

describe('subscribing', () => {
  test('waits for the address to be confirmed, and owes one mail', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    expect(site.only()).toMatchObject({ state: 'pending', email: 'jeanne@exemple.invalid', place: GAAS });
    expect(site.ledger.woken).toHaveLength(1);
  });

  test('twice for the same address and place is one subscription and, at once, one mail', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    await site.useCases.subscribe(input('JEANNE@exemple.invalid'), from());
    expect(site.all()).toHaveLength(1);
    expect(site.ledger.kept.size).toBe(1);
  });

  test('for two places is two', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    await site.useCases.subscribe(input('jeanne@exemple.invalid', 'ezz21'), from());
    expect(site.all()).toHaveLength(2);
  });

  test('answers the same whether or not the address is known', async () => {
    const site = aSite();
    const first = await site.useCases.subscribe(input(), from());
    await site.useCases.confirmByLink(tokenOf(site.only()), NOW);
    const second = await site.useCases.subscribe(input(), from(hoursAfter(NOW, 2)));
    expect(second).toEqual(first);
    expect(site.only().state).toBe('active');
    expect(site.ledger.kept.size).toBe(2);
  });

  test('again after the end waits for a confirmation again', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    await site.useCases.confirmByLink(tokenOf(site.only()), NOW);
    await site.useCases.stop(manageTokenOf(site.only()), undefined, 'oneClick', NOW);
    await site.useCases.subscribe(input(), from(hoursAfter(NOW, 1)));
    expect(site.only().state).toBe('pending');
    expect(site.ledger.kept.size).toBe(2);
  });

  test('for a place that does not exist names the field, and writes nothing', async () => {
    const site = aSite();
    const nowhere = SubscriptionInput.parse({ email: 'a@exemple.invalid', place: { cell: 'ezz20', commune: '99999' } });
    const asked = await site.useCases.subscribe(nowhere, from());
    expect(asked).toMatchObject({ ok: false, reason: [{ field: 'place.commune' }] });
    expect(site.all()).toEqual([]);
  });

  test('cannot be used to flood an address', async () => {
    const site = aSite();
    const ask = (hour: number) => site.useCases.subscribe(input(), from(hoursAfter(NOW, hour), `192.0.2.${hour}`));
    for (let hour = 0; hour < 10; hour += 1) await ask(hour);
    expect(await ask(11)).toEqual({ ok: false, reason: 'tooMany' });
    expect(site.ledger.kept.size).toBe(10);
  });
});

describe('confirming', () => {
  test('by the link', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    const confirmed = await site.useCases.confirmByLink(tokenOf(site.only()), NOW);
    expect(confirmed).toMatchObject({ ok: true, value: { subscription: { state: 'active' } } });
    expect(site.only().consent.confirmedBy).toBe('link');
  });

  test('by the code', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    const { email } = site.only();
    const confirmed = await site.useCases.confirmByCode(email, codeOf(site.only()), from());
    expect(confirmed.ok).toBe(true);
    expect(site.only().consent.confirmedBy).toBe('code');
  });

  test('twice is once', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    const code = codeOf(site.only());
    await site.useCases.confirmByCode(site.only().email, code, from());
    expect((await site.useCases.confirmByLink(tokenOf(site.only()), NOW)).ok).toBe(true);
    expect((await site.useCases.confirmByLink(tokenOf(site.only()), NOW)).ok).toBe(true);
  });

  test('a code that was used opens nothing any more, and no number of guesses finds it again', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    const { email } = site.only();
    const code = codeOf(site.only());
    expect((await site.useCases.confirmByCode(email, code, from())).ok).toBe(true);
    for (let guess = 0; guess < 300; guess += 1)
      await site.useCases.confirmByCode(email, wrongCodeFor(site.only()), from(NOW, `192.0.2.${guess % 250}`));
    expect(await site.useCases.confirmByCode(email, code, from(NOW, '198.51.100.9'))).toEqual({
      ok: false,
      reason: 'wrongCode',
    });
  });

  test('by the code of one place leaves the other place pending', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    await site.useCases.subscribe(input('jeanne@exemple.invalid', 'ezz21'), from());
    const [one] = site.all() as [Subscription];
    await site.useCases.confirmByCode(one.email, codeOf(one), from());
    expect(site.all().map(({ state }) => state)).toEqual(['active', 'pending']);
  });

  test('by five wrong codes ends the code, even for many tries at once; the link still works', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    const pending = site.only();
    await Promise.all(
      Array.from({ length: 8 }, (_, caller) =>
        site.useCases.confirmByCode(pending.email, wrongCodeFor(pending), from(NOW, `192.0.2.${caller}`)),
      ),
    );
    const right = await site.useCases.confirmByCode(pending.email, codeOf(pending), from(NOW, '192.0.2.99'));
    expect(right).toEqual({ ok: false, reason: 'wrongCode' });
    expect((await site.useCases.confirmByLink(tokenOf(pending), NOW)).ok).toBe(true);
  });

  test('an unknown address is told the same as a wrong code', async () => {
    const site = aSite();
    expect(await site.useCases.confirmByCode(input().email, '123456', from())).toEqual({
      ok: false,
      reason: 'wrongCode',
    });
  });

  test('a link of another purpose opens nothing', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    expect(await site.useCases.confirmByLink(manageTokenOf(site.only()), NOW)).toEqual({
      ok: false,
      reason: 'invalid',
    });
    expect(site.only().state).toBe('pending');
  });

  test('a link works for a week', async () => {
    const site = aSite();
    await site.useCases.subscribe(input(), from());
    const late = await site.useCases.confirmByLink(tokenOf(site.only()), hoursAfter(NOW, 7 * 24 + 1));
    expect(late).toEqual({ ok: false, reason: 'expired' });
  });
});

describe('stopping', () => {
  const withTwo = async () => {
    const site = aSite();
    for (const cell of ['ezz20', 'ezz21']) {
      await site.useCases.subscribe(input('jeanne@exemple.invalid', cell), from());
    }
    for (const one of site.all()) await site.useCases.confirmByLink(tokenOf(one), NOW);
    return site;
  };

  test('looking at the page changes nothing, and shows no place but those of the mail', async () => {
    const site = await withTwo();
    const [one] = site.all() as [Subscription];
    const stopping = await site.useCases.stopping(manageTokenOf(one), NOW);
    expect(stopping).toMatchObject({ ok: true, value: { places: [{ id: one.id }], runs: true } });
    expect(site.all().every(({ state }) => state === 'active')).toBe(true);
  });

  test('one click in the mail program ends all of the person; twice is once', async () => {
    const site = await withTwo();
    const [one] = site.all() as [Subscription];
    await site.useCases.stop(manageTokenOf(one), undefined, 'oneClick', NOW);
    await site.useCases.stop(manageTokenOf(one), undefined, 'unsubscribed', NOW);
    expect(site.all().map(({ state, endReason }) => [state, endReason])).toEqual([
      ['ended', 'oneClick'],
      ['ended', 'oneClick'],
    ]);
  });

  test('ends one place alone', async () => {
    const site = await withTwo();
    const [one] = site.all() as [Subscription];
    await site.useCases.stop(manageTokenOf(one), one.id, 'unsubscribed', NOW);
    expect(site.all().map(({ state }) => state)).toEqual(['ended', 'active']);
  });

  test('a link of before, of one subscription, ends that one', async () => {
    const site = await withTwo();
    const [, two] = site.all() as [Subscription, Subscription];
    await site.useCases.stop(links.sign('manageSubscription', [two.id], NOW), undefined, 'oneClick', NOW);
    expect(site.all().map(({ state }) => state)).toEqual(['active', 'ended']);
  });

  test('never ends that of somebody else', async () => {
    const site = await withTwo();
    await site.useCases.subscribe(input('paul@exemple.invalid'), from());
    const [one, , pauls] = site.all() as [Subscription, Subscription, Subscription];
    const stopped = await site.useCases.stop(manageTokenOf(one), pauls.id, 'unsubscribed', NOW);
    expect(stopped).toEqual({ ok: false, reason: 'notFound' });
    expect(site.all().find(({ id }) => id === pauls.id)?.state).toBe('pending');
  });

  test('works for what was erased: there is nothing left to stop', async () => {
    const site = aSite();
    const token = links.sign('manageSubscription', ['subscription9'], NOW);
    expect(await site.useCases.stop(token, undefined, 'oneClick', NOW)).toMatchObject({ ok: true });
  });

  test('works years after the mail', async () => {
    const site = await withTwo();
    const [one] = site.all() as [Subscription];
    await site.useCases.stop(manageTokenOf(one), undefined, 'oneClick', hoursAfter(NOW, 2 * 365 * 24));
    expect(site.all()[0]?.state).toBe('ended');
  });
});
