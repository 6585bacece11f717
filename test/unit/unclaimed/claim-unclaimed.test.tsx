import { beforeAll, describe, expect, it } from 'vitest';
import { claimUnclaimed, retireRegistered } from '#app/unclaimed/claim-unclaimed.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { ProducerDetails } from '#domain/producers/producer.ts';
import { readDraft } from '#domain/registration/draft-steps.ts';
import { branch } from '#domain/registration/draft-typed.ts';
import { invitationWay, mayBeInvited } from '#domain/unclaimed/invitation-delivery.ts';
import { nearestUnclaimed } from '#domain/unclaimed/unclaimed-index.ts';
import { parseWith } from '#platform/field-errors.ts';
import { RoundsStep } from '#web/registration/rounds-step.tsx';
import { TermsStep } from '#web/registration/terms-step.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { aProducer, NOW } from '../../support/builders.ts';
import { EXACT } from '../../support/unclaimed-builders.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';
import { SITE } from '../web/site.ts';
import { anUnclaimed, LIEZEY, listingOf } from './unclaimed-contract.ts';
import { unclaimedInMemory } from './unclaimed-in-memory.ts';

let communes: KnownPlaces;
beforeAll(async () => {
  communes = await builtCommunes();
}, BUILD_TIMEOUT);
const communeName = (code: string): string => communes.communeName(code) ?? code;

const FRAME = { lang: 'fr', site: SITE, token: 'token', errors: [], questions: [] } as const;

const aStore = async (...details: Parameters<typeof anUnclaimed>[1][]) => {
  const unclaimed = unclaimedInMemory();
  const records = details.map((one, index) => anUnclaimed(`imported${String(index).padStart(12, '0')}`, one));
  for (const record of records) await unclaimed.create(listingOf(record));
  const near = async (): Promise<string[]> =>
    (await nearestUnclaimed({ ...LIEZEY, ...EXACT }, { most: 9, withUs: [] }, unclaimed.index)).map(({ name }) => name);
  return { unclaimed, records, near };
};

describe('"This is my farm"', () => {
  it('shows what the list said of deliveries where the rounds are described, and fills in nothing from it; every number is kept', async () => {
    const { unclaimed, records } = await aStore({
      delivery: { to: 'Dax, Pouillon', days: 'jeudi', pickUp: 'marché de Dax' },
      telephones: ['+33612345678', '+33558000000;ext=12'],
      emails: ['anne@exemple.fr', 'gaec@xn--ferme-tang-g7a.fr'],
    });
    const claim = { id: records[0]?.id as never, draftId: 'draftdraft2', lang: 'fr', now: NOW } as const;
    const claimed = await claimUnclaimed(claim, { unclaimed, communeName });
    if (!claimed.ok) throw new Error(claimed.reason);
    const typed = branch(claimed.value.steps.rounds);
    const html = renderPage(<RoundsStep {...FRAME} typed={{ ...typed, rounds: [{}] }} inWords={[]} />);
    for (const said of ['non vérifié', 'Dax, Pouillon', 'jeudi', 'marché de Dax']) expect(html).toContain(said);
    expect(html).toContain('name="listedTo" value="Dax, Pouillon"');
    const reading = readDraft(claimed.value, { lang: 'fr', places: communes, check: parseWith });
    expect(reading.steps.rounds.value).toBeUndefined();
    expect(branch(claimed.value.steps.terms).channels).toEqual([
      { kind: 'email', address: 'anne@exemple.fr' },
      { kind: 'email', address: 'gaec@xn--ferme-tang-g7a.fr' },
      { kind: 'sms', address: '+33612345678' },
      { kind: 'call', address: '+33558000000;ext=12' },
    ]);
    const terms = renderPage(<TermsStep {...FRAME} typed={branch(claimed.value.steps.terms)} />);
    expect(terms).toContain('gaec@ferme-étang.fr');
    expect(terms).not.toContain('xn--');
  });

  it('opens a registration that says what the list said, and asks for the rest', async () => {
    const { unclaimed, records } = await aStore({
      siret: '99900001100018',
      contactName: 'Anne',
      address: '3 rue du Puits',
      products: ['miel'],
      families: ['honey', 'eggs'],
      emails: ['anne@exemple.fr'],
      telephones: ['+33612345678'],
      website: 'https://exemple.fr',
    });
    const [record] = records;
    if (record === undefined) throw new Error('there is one');
    const claimed = await claimUnclaimed(
      { id: record.id, draftId: 'draftdraft1', lang: 'fr', now: NOW },
      { unclaimed, communeName },
    );
    if (!claimed.ok) throw new Error(claimed.reason);
    const { steps } = readDraft(claimed.value, {
      lang: 'fr',
      places: communes,
      check: (schema, input) => parseWith(schema, input),
    });
    expect(steps.who.value).toMatchObject({ name: 'Ferme Grandemange', siret: '99900001100018', contactName: 'Anne' });
    expect(steps.where.value).toMatchObject({ commune: '88269', position: LIEZEY, positionApproximate: false });
    expect(steps.terms.value?.channels).toEqual([
      { kind: 'email', address: 'anne@exemple.fr' },
      { kind: 'sms', address: '+33612345678' },
    ]);
    expect(ProducerDetails.shape.offers.safeParse(steps.offers.value?.offers).success).toBe(false);
    expect(steps.rounds.value).toBeUndefined();
    expect(await unclaimed.find(record.id)).toMatchObject({ state: 'claimed', claimedAt: NOW });
  });

  it('opens nothing for who was taken out', async () => {
    const { unclaimed, records } = await aStore({});
    const [record] = records;
    if (record === undefined) throw new Error('there is one');
    await unclaimed.takeOut(record.id, NOW);
    const claim = { id: record.id, draftId: 'draftdraft1', lang: 'fr' as const, now: NOW };
    expect(await claimUnclaimed(claim, { unclaimed, communeName })).toEqual({ ok: false, reason: 'gone' });
  });
});

describe('who registers', () => {
  const registered = (details: Parameters<typeof aProducer>[0] = {}) => aProducer({ id: 'draftdraft1', ...details });
  const said = () => ({ communeName, now: NOW });

  it('is no longer listed as not yet with us, under whatever name they were claimed', async () => {
    const { unclaimed, records, near } = await aStore({ name: 'Ancien nom' }, { name: 'Un autre' });
    const [record] = records;
    if (record === undefined) throw new Error('there is one');
    await claimUnclaimed({ id: record.id, draftId: 'draftdraft1', lang: 'fr', now: NOW }, { unclaimed, communeName });
    expect(await retireRegistered(registered(), unclaimed, said())).toBe(1);
    expect(await near()).toEqual(['Un autre']);
  });

  it('is found by their SIRET, or by their name in their commune, without an invitation', async () => {
    const { unclaimed, near } = await aStore(
      { name: 'Par le SIRET', siret: '99900001100018' },
      { name: 'GAEC Ferme du Bédat' },
      { name: 'Ferme du Bédat', commune: '40101', position: { lat: 43.62, lon: -1.03 } },
    );
    const details = { name: 'Ferme du Bédat', commune: '88269', position: LIEZEY, siret: '99900001100018' };
    expect(await retireRegistered(registered({ details }), unclaimed, said())).toBe(2);
    expect(await near()).toEqual([]);
    expect(await retireRegistered(registered({ details }), unclaimed, said())).toBe(0);
  });
});

describe('an invitation', () => {
  it.each([
    [
      { emails: ['a@exemple.fr'], telephones: ['+33612345678'] },
      { channel: 'email', to: 'a@exemple.fr' },
    ],
    [{ telephones: ['+33329631234', '+33612345678'] }, { channel: 'sms', to: '+33612345678' }],
    [{ telephones: ['+33329631234'] }, { channel: 'call', to: '+33329631234' }],
    [{}, { channel: 'none' }],
  ])('goes the way the list gives: %j', (details, way) => {
    expect(invitationWay(anUnclaimed('a'.repeat(20), details).details)).toEqual(way);
  });

  it('is not sent within six months of the last one, nor to who is with us', () => {
    const is = (changes: Record<string, unknown>, now = NOW): boolean =>
      mayBeInvited(anUnclaimed('a'.repeat(20), {}, changes), now);
    expect(is({})).toBe(true);
    expect(is({ invitedAt: NOW, state: 'invited' })).toBe(false);
    const invited = { invitedAt: '2026-01-31T09:00:00.000Z', state: 'invited' };
    expect(is(invited, '2026-07-31T08:59:59.999Z')).toBe(false);
    expect(is(invited, '2026-07-31T09:00:00.000Z')).toBe(true);
    expect(is({ state: 'claimed' })).toBe(false);
    expect(is({ producerId: 'fermedugaas1' })).toBe(false);
  });
});
