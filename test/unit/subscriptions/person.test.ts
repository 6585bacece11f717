import { describe, expect, test } from 'vitest';
import { personUseCases } from '#app/subscriptions/person-use-cases.ts';
import { subscriptionUseCases } from '#app/subscriptions/use-cases.ts';
import type { Gazetteer } from '#domain/areas/place.ts';
import type { NewDelivery } from '#domain/ledger/ledger.ts';
import { CommuneCode, EmailAddress, type PersonId } from '#domain/shared/primitives.ts';
import { SubscriptionInput } from '#domain/subscriptions/subscribing.ts';
import { Wishes } from '#domain/subscriptions/subscription.ts';
import type { AddressChange } from '#domain/subscriptions/subscription-store.ts';
import { GAAS, hoursAfter, NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { limitsInMemory } from '../../support/limits-in-memory.ts';
import { testLinks } from '../../support/link-keys.ts';
import { SubscriptionsInMemory } from '../../support/subscriptions-in-memory.ts';

const links = testLinks();
const DAX = { ...GAAS, commune: CommuneCode.parse('40088'), label: 'Dax (40100)' };
const gazetteer: Gazetteer = {
  complete: () => [],
  commune: (code) => [GAAS, DAX].find(({ commune }) => commune === code),
  nearest: () => undefined,
};

const JEANNE = EmailAddress.parse('jeanne@exemple.invalid');
const NEW = EmailAddress.parse('jeanne.d@exemple.invalid');
const from = (now = NOW) => ({ language: 'fr' as const, sourceAddress: '192.0.2.1', now });

const aSite = async () => {
  const ledger = new LedgerInMemory();
  const subscriptions = new SubscriptionsInMemory(ledger);
  const changes = new Map<PersonId, AddressChange>();
  const erased: PersonId[] = [];
  const forgotten: PersonId[] = [];
  const noted: string[] = [];
  const dependencies = {
    ...{ subscriptions, ledger, limits: limitsInMemory(), gazetteer: () => gazetteer, personNews: subscriptions },
    noteMail: async (_: PersonId, { about }: NewDelivery) => void noted.push(about.kind),
    requestsOf: async () => [],
    forgetRequests: async (one: PersonId) => void forgotten.push(one),
    links: async () => links,
    addressChanges: {
      find: async (person: PersonId) => changes.get(person),
      save: async (change: AddressChange) => void changes.set(change.person, change),
      remove: async (person: PersonId) => void changes.delete(person),
    },
    erasure: {
      erase: async (person: PersonId) => {
        erased.push(person);
        changes.delete(person);
        for (const { id } of await subscriptions.ofPerson(person)) subscriptions.kept.delete(id);
      },
    },
  };
  const useCases = subscriptionUseCases(dependencies);
  const persons = personUseCases(dependencies);
  for (const cell of ['ezz20', 'ezz21']) {
    const input = SubscriptionInput.parse({ email: JEANNE, place: { cell, commune: GAAS.commune } });
    await useCases.subscribe(input, from());
  }
  for (const { id } of subscriptions.kept.values())
    await useCases.confirmByLink(links.sign('confirmSubscription', [id], NOW), NOW);
  const person = await persons.personAt(JEANNE);
  const owed = (kind: string) => [...ledger.kept.values()].filter(({ about }) => about.kind === kind);
  const all = () => [...subscriptions.kept.values()];
  return { useCases, persons, person, all, owed, erased, forgotten, noted, ledger, subscriptions };
};

describe('the link to one’s page', () => {
  test('is sent to who is known, once in ten minutes; who is not is answered the same and gets nothing', async () => {
    const { useCases, owed } = await aSite();
    const answers = [
      await useCases.askLink(JEANNE, from()),
      await useCases.askLink(JEANNE, from()),
      await useCases.askLink(EmailAddress.parse('nobody@exemple.invalid'), from()),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(owed('personLink')).toHaveLength(1);
    expect(owed('personLink')[0]?.to).toBe('');
  });

  test('opens the page for two days, and not that of somebody else', async () => {
    const { persons, person } = await aSite();
    const token = links.sign('personPage', [person], NOW);
    const foreign = links.sign('manageSubscription', [person], NOW);
    expect(await persons.personOf(token, hoursAfter(NOW, 47))).toEqual({ ok: true, value: person });
    expect(await persons.personOf(token, hoursAfter(NOW, 49))).toEqual({ ok: false, reason: 'expired' });
    expect(await persons.personOf(`${token}x`, NOW)).toEqual({ ok: false, reason: 'invalid' });
    expect(await persons.personOf(foreign, NOW)).toEqual({ ok: false, reason: 'invalid' });
  });
});

describe('what a person chooses', () => {
  test('how often, a pause and “in season” hold for all places', async () => {
    const { persons, person, all } = await aSite();
    const chosen = { frequency: 'weekly' as const, pausedUntil: '2026-12-24', season: true };
    expect(await persons.choose(person, chosen, from())).toMatchObject({ ok: true });
    for (const one of all())
      expect(one).toMatchObject({
        frequency: 'weekly',
        pausedUntil: '2026-12-23T23:00:00.000Z',
        season: { wordingVersion: '2026-11', givenAt: NOW },
      });
    await persons.choose(person, { frequency: 'atOnce', pausedUntil: null, season: false }, from());
    for (const one of all()) expect(one).toMatchObject({ frequency: 'atOnce', pausedUntil: null, season: null });
  });

  test.each(['2026-11-24', '2020-01-01', '2028-11-24'])(
    'a pause until %s is refused, and nothing changes',
    async (day) => {
      const { persons, person, all } = await aSite();
      const refused = await persons.choose(person, { frequency: 'daily', pausedUntil: day, season: false }, from());
      expect(refused).toMatchObject({ ok: false, reason: [{ field: 'pausedUntil', code: 'pauseEndDay' }] });
      expect(all().map(({ frequency }) => frequency)).toEqual(['atOnce', 'atOnce']);
    },
  );

  test('what is looked for holds for one place', async () => {
    const { persons, person, all } = await aSite();
    const [one] = all();
    await persons.wish(
      person,
      one?.id ?? '',
      Wishes.parse({ families: ['eggs'], radiusKm: 12, words: ['asperges'] }),
      NOW,
    );
    expect(all().map(({ radiusKm }) => radiusKm)).toEqual([12, null]);
  });

  test('a place of somebody else cannot be touched', async () => {
    const { persons, all } = await aSite();
    const paul = await persons.personAt(EmailAddress.parse('paul@exemple.invalid'));
    const [one] = all();
    expect(await persons.stop(paul, one?.id, 'unsubscribed', NOW)).toEqual({ ok: false, reason: 'notFound' });
    expect(all().map(({ state }) => state)).toEqual(['active', 'active']);
  });

  test('another place takes up wishes and consent, and the former one ends', async () => {
    const { persons, person, all } = await aSite();
    const [one] = all();
    await persons.wish(person, one?.id ?? '', Wishes.parse({ words: ['asperges'] }), NOW);
    expect(await persons.movePlace(person, one?.id ?? '', { commune: DAX.commune }, NOW)).toMatchObject({ ok: true });
    const running = all().filter(({ state }) => state === 'active');
    expect(running.map(({ place }) => place.label).sort()).toEqual(['Dax (40100)', GAAS.label]);
    expect(running.find(({ place }) => place.label === 'Dax (40100)')).toMatchObject({
      words: ['asperges'],
      consent: { confirmedBy: 'link' },
    });
    expect(all().find(({ id }) => id === one?.id)).toMatchObject({ state: 'ended', endReason: 'moved' });
  });

  test('a place that nobody knows is refused', async () => {
    const { persons, person, all } = await aSite();
    const nowhere = await persons.movePlace(person, all()[0]?.id ?? '', { commune: CommuneCode.parse('99999') }, NOW);
    expect(nowhere).toMatchObject({ ok: false });
    expect(all().every(({ state }) => state === 'active')).toBe(true);
  });
});

describe('another address', () => {
  test('counts once it is confirmed there; the former is gone', async () => {
    const { persons, person, all, owed, erased } = await aSite();
    await persons.moveAddress(person, NEW, from());
    expect(owed('addressChange')).toHaveLength(1);
    expect(all().map(({ email }) => email)).toEqual([JEANNE, JEANNE]);
    const token = links.sign('changeAddress', [person, String(Date.parse(NOW))], NOW);
    const confirmed = await persons.confirmAddress(token, NOW);
    expect(confirmed.ok).toBe(true);
    expect(all().map(({ email, state }) => [email, state])).toEqual([
      [NEW, 'active'],
      [NEW, 'active'],
    ]);
    expect(erased).toEqual([person]);
    expect(await persons.confirmAddress(token, NOW)).toEqual({ ok: false, reason: 'expired' });
  });

  test('a confirmation that another one has overtaken moves nothing', async () => {
    const { persons, person, all } = await aSite();
    await persons.moveAddress(person, NEW, from());
    await persons.moveAddress(person, NEW, from(hoursAfter(NOW, 1)));
    const first = links.sign('changeAddress', [person, String(Date.parse(NOW))], NOW);
    expect(await persons.confirmAddress(first, hoursAfter(NOW, 1))).toMatchObject({ ok: false });
    expect(all().map(({ email }) => email)).toEqual([JEANNE, JEANNE]);
  });
});

test('all that is held is exported: places, choices, consent, what was told; the keyed hash is no secret of theirs', async () => {
  const { persons, person, all } = await aSite();
  const exported = await persons.export(person);
  expect(exported).toMatchObject({ email: JEANNE, addressChange: null, told: [] });
  expect(exported.subscriptions.map(({ id }) => id).sort()).toEqual(
    all()
      .map(({ id }) => id)
      .sort(),
  );
  expect(exported.subscriptions[0]?.consent.confirmedAt).toBe(NOW);
});

test('a stop of the agency says so', async () => {
  const { persons, person, all } = await aSite();
  await persons.stop(person, undefined, 'endedByAgency', NOW);
  expect(all().map(({ endReason }) => endReason)).toEqual(['endedByAgency', 'endedByAgency']);
});

describe('who erases themselves', () => {
  test('is taken out of what they asked producers for, too; who only moves is not', async () => {
    const { persons, person, erased, forgotten } = await aSite();
    await persons.moveAddress(person, NEW, from());
    await persons.confirmAddress(links.sign('changeAddress', [person, String(Date.parse(NOW))], NOW), NOW);
    expect([erased, forgotten]).toEqual([[person], []]);
    await persons.erase(person);
    expect([erased, forgotten]).toEqual([[person, person], [person]]);
  });

  test('is found in mails whose name nobody could guess: each was noted when it was owed', async () => {
    const { useCases, persons, person, noted, ledger } = await aSite();
    await useCases.askLink(JEANNE, from());
    await persons.moveAddress(person, NEW, from());
    const kinds = new Set([...ledger.kept.values()].map(({ about }) => about.kind));
    expect(new Set(noted)).toEqual(kinds);
    expect(kinds).toEqual(new Set(['subscriptionConfirmation', 'personLink', 'addressChange']));
  });
});
