import { describe, expect, it } from 'vitest';
import type { Channel, ProducerDetails } from '#domain/producers/producer.ts';
import { lastSaid, reviewedOf, sortChange } from '#domain/producers/proposal.ts';
import { EmailAddress, ProducerId, Telephone } from '#domain/shared/primitives.ts';
import { aProducer, aRound, NOW } from '../../support/builders.ts';

const { details } = aProducer({
  details: { rounds: [aRound(), aRound({ id: 'roundsaturday', weekdays: [6] })] },
});
const sort = (changes: Partial<ProducerDetails>, verified: readonly Channel[] = []) =>
  sortChange(details, { ...details, ...changes }, ({ address }) => verified.some((one) => one.address === address));
const [thursday, saturday] = details.rounds as [ProducerDetails['rounds'][0], ProducerDetails['rounds'][0]];
const wide = { include: [{ kind: 'circle' as const, lat: 43.62, lon: -1.03, radiusKm: 60 }], exclude: [] };

describe('what a producer changes of themselves', () => {
  it('is shown at once where it is neither who they are, nor where, nor how far they go', () => {
    const changes = { description: 'Autre chose.', contactName: 'Paul', labels: [], payments: ['cash' as const] };
    expect(sort(changes)).toEqual({ now: { ...details, ...changes }, later: null });
  });

  it.each([
    ['their name', { name: 'Ferme du Pont' }],
    ['their place', { position: { lat: 43.7, lon: -1.1 }, address: 'Le Pont' }],
  ])('waits where it is %s, and what is published stays', (_, changes) => {
    const { now, later } = sort(changes);
    expect(now).toEqual(details);
    expect(later).toEqual(reviewedOf({ ...details, ...changes }));
  });

  it('an address without another place is theirs to write', () => {
    expect(sort({ address: '3 chemin du Pont' }).now.address).toBe('3 chemin du Pont');
  });

  it('days, prices and deadlines of a round change at once; another area waits, and the round goes on as it is', () => {
    const cheaper = { ...thursday, feeEuros: 2, weekdays: [5] };
    expect(sort({ rounds: [cheaper, saturday] })).toMatchObject({ now: { rounds: [cheaper, saturday] }, later: null });
    const farther = { ...thursday, area: wide };
    const { now, later } = sort({ rounds: [farther, { ...saturday, feeEuros: 9 }] });
    expect(now.rounds).toEqual([thursday, { ...saturday, feeEuros: 9 }]);
    expect(later?.rounds).toEqual([farther, { ...saturday, feeEuros: 9 }]);
  });

  it('a new round waits; one given up is gone at once, but never the last', () => {
    const fresh = aRound({ id: 'roundmonday', weekdays: [1] });
    expect(sort({ rounds: [thursday, fresh] }).now.rounds).toEqual([thursday]);
    expect(sort({ rounds: [fresh] }).now.rounds).toEqual(details.rounds);
    expect(sort({ rounds: [fresh] }).later?.rounds).toEqual([fresh]);
  });

  it('a new address is used where it was verified, and waits for the agency where it was not', () => {
    const mail: Channel = { kind: 'email', address: EmailAddress.parse('neuf@exemple.invalid') };
    const landline: Channel = { kind: 'call', address: Telephone.parse('05 58 00 00 01') };
    const wanted = { channels: [mail, landline, ...details.channels] };
    const { now, later } = sort(wanted, [mail]);
    expect(now.channels).toEqual([mail, ...details.channels]);
    expect(later?.channels).toEqual(wanted.channels);
    expect(sort({ channels: [landline] }).now.channels).toEqual(details.channels);
  });

  it('said back as it was, nothing waits any more', () => {
    const proposal = {
      producerId: ProducerId.parse('fermedugaas1'),
      wanted: reviewedOf({ ...details, name: 'Ferme du Pont' }),
      proposedAt: NOW,
      rejection: null,
    };
    const said = lastSaid(details, proposal);
    expect(said.name).toBe('Ferme du Pont');
    expect(sortChange(details, { ...said, name: details.name }, () => false).later).toBeNull();
    expect(lastSaid(details, { ...proposal, rejection: { reason: 'Non.', at: NOW, by: 'x' } })).toEqual(details);
  });
});
