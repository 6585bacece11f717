import { beforeEach, describe, expect, it } from 'vitest';
import {
  type OwnPorts,
  pause,
  resume,
  saveDetails,
  saveStock,
  wantNote,
  withdraw,
} from '#app/self-service/change-own.ts';
import type { ProducerChange } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { type Proposal, reviewedOf } from '#domain/producers/proposal.ts';
import { PublicationId, TaskId } from '#domain/shared/primitives.ts';
import { aProducer, aRound, NOW } from '../../support/builders.ts';

const LATER = '2026-12-20T08:00:00.000Z';
const facts = (now = LATER, expectedVersion?: number) => ({
  now,
  opensAt: '',
  publicationId: PublicationId.parse('publication1'),
  taskId: TaskId.parse('taskforhim'),
  ...(expectedVersion === undefined ? {} : { expectedVersion }),
});
const nobody = () => false;

describe('a producer’s own changes', () => {
  let producer: Producer;
  let proposal: Proposal | undefined;
  let written: ProducerChange[];
  const ports: OwnPorts = {
    directory: {
      find: async () => producer,
      decide: async (change) => {
        written.push(change);
        return 'written';
      },
    },
    own: { proposalOf: async () => proposal },
    ledger: { wake: async () => undefined },
  };
  beforeEach(() => {
    producer = aProducer({ publishedAt: NOW, version: 4 });
    proposal = undefined;
    written = [];
  });
  const last = () => written.at(-1) as ProducerChange;

  it('an address that they give up is told so, if a message reaches it; those they keep are not', async () => {
    const [kept, given, landline] = [
      { kind: 'email', address: 'maylis@exemple.invalid' },
      { kind: 'sms', address: '+33639980001' },
      { kind: 'call', address: '+33558000001' },
    ] as const;
    producer = aProducer({ publishedAt: NOW, version: 4, details: { channels: [kept, given, landline] } });
    const wanted = { ...producer.details, channels: producer.details.channels.slice(0, 1) };
    await saveDetails(ports, producer.id, wanted, { ...facts(), verified: nobody });
    expect(last().outbox.deliveries).toMatchObject([
      { to: given.address, channel: 'sms', about: { kind: 'producerNews', news: 'channelsChanged' } },
    ]);
  });

  it('every version has its publication, and what changes at once tells nobody', async () => {
    await saveDetails(
      ports,
      producer.id,
      { ...producer.details, description: 'Autre.' },
      { ...facts(), verified: nobody },
    );
    expect(last()).toMatchObject({
      from: { version: 4 },
      producer: { version: 5 },
      publication: { version: 5, occasion: null },
    });
    expect(last().proposal).toBeUndefined();
  });

  it('what waits is written beside them, over what waited before', async () => {
    const wanted = { ...producer.details, name: 'Ferme du Pont' };
    proposal = { producerId: producer.id, wanted: reviewedOf(wanted), proposedAt: NOW, rejection: null };
    const outcome = await saveDetails(
      ports,
      producer.id,
      { ...wanted, name: 'Ferme du Gué' },
      { ...facts(), verified: nobody },
    );
    expect(outcome).toMatchObject({ kind: 'saved', waits: true });
    expect(last()).toMatchObject({
      producer: { details: { name: producer.details.name } },
      proposal: { before: proposal, after: { wanted: { name: 'Ferme du Gué' }, proposedAt: LATER } },
    });
  });

  it('taken back, nothing waits', async () => {
    const wanted = reviewedOf({ ...producer.details, name: 'Ferme du Pont' });
    proposal = { producerId: producer.id, wanted, proposedAt: NOW, rejection: null };
    await saveDetails(ports, producer.id, producer.details, { ...facts(), verified: nobody });
    expect(last().proposal).toEqual({ before: proposal, after: null });
  });

  it('before they were ever published, all of it is theirs to change, the SIRET with it', async () => {
    producer = aProducer({ state: 'pending' });
    const wanted = {
      ...producer.details,
      name: 'Ferme du Pont',
      siret: aProducer({ details: { siret: '99900002900010' } }).details.siret,
    };
    await saveDetails(ports, producer.id, wanted, { ...facts(), verified: nobody });
    expect(last()).toMatchObject({
      producer: { details: { name: 'Ferme du Pont' } },
      publication: null,
      siret: { from: '99900001100018', to: '99900002900010' },
    });
  });

  it('a form of another version writes nothing', async () => {
    const outcome = await saveDetails(ports, producer.id, producer.details, { ...facts(LATER, 3), verified: nobody });
    expect(outcome).toEqual({ kind: 'changed' });
    expect(written).toEqual([]);
  });

  it('hours at the farm are theirs to say: shown at once, and the page is confirmed with them', async () => {
    const wanted = { ...producer.details, farmHours: 'Vendredi de 16 h à 19 h' };
    expect(await saveDetails(ports, producer.id, wanted, { ...facts(), verified: nobody })).toMatchObject({
      kind: 'saved',
      waits: false,
    });
    expect(last().producer).toMatchObject({ confirmedAt: LATER, details: { farmHours: 'Vendredi de 16 h à 19 h' } });
  });

  it('the note of the month is put off and on again, by them alone', async () => {
    await wantNote(ports, producer.id, false, facts());
    producer = last().producer;
    expect(producer.noteOff).toBe(true);
    await wantNote(ports, producer.id, true, facts());
    expect(last().producer.noteOff).toBeUndefined();
  });

  it('away: out of the index, marked for the very next search, and nobody is told', async () => {
    await pause(ports, producer.id, '2027-01-05', facts());
    expect(last()).toMatchObject({
      producer: { state: 'paused', pause: { since: LATER, until: '2027-01-05' } },
      publication: { occasion: null },
      live: { paused: true },
    });
  });

  it('said again while they are away, only the day changes', async () => {
    const rounds = [aRound({ id: 'roundsaturday' })];
    producer = aProducer({ state: 'paused', publishedAt: NOW, pause: { since: NOW, until: null, rounds } });
    await pause(ports, producer.id, '2027-01-05', facts());
    expect(last().producer.pause).toEqual({ since: NOW, until: '2027-01-05', rounds });
  });

  it('back: told to those who came while they were away, and to those whom they have come to reach meanwhile', async () => {
    const rounds = [aRound({ id: 'roundsaturday' })];
    producer = aProducer({ state: 'paused', publishedAt: NOW, pause: { since: NOW, until: null, rounds } });
    await resume(ports, producer.id, facts());
    expect(last()).toMatchObject({
      producer: { state: 'published' },
      publication: { occasion: 'resumed', awaySince: NOW, oldRounds: rounds, newRounds: producer.details.rounds },
      live: { paused: false },
    });
    expect(last().producer.pause).toBeUndefined();
  });

  it('gone: their proposal with them, their addresses forgotten, and told so', async () => {
    proposal = { producerId: producer.id, wanted: reviewedOf(producer.details), proposedAt: NOW, rejection: null };
    await withdraw(ports, producer.id, facts());
    expect(last()).toMatchObject({
      producer: { state: 'withdrawn' },
      proposal: { before: proposal, after: null },
      forgets: ['maylis@exemple.invalid'],
      live: { paused: true },
    });
    expect(last().outbox.deliveries.map(({ about }) => about.kind)).toEqual(['producerNews', 'passagesChanged']);
  });

  it('who has left cannot come back by their old link', async () => {
    producer = aProducer({ state: 'withdrawn', publishedAt: NOW });
    expect(await resume(ports, producer.id, facts())).toMatchObject({ kind: 'notNow' });
    expect(await pause(ports, producer.id, null, facts())).toMatchObject({ kind: 'notNow' });
    expect(written).toEqual([]);
  });

  it('stock is written for what they sell and nothing else, and is no version', async () => {
    const stocks: unknown[] = [];
    const live = { setStock: async (...given: unknown[]) => void stocks.push(given) };
    await saveStock({ ...ports, live }, producer.id, { asperge: 'soldOut', 'of-another': 'soon' });
    expect(stocks).toEqual([[producer.id, { asperge: 'soldOut' }]]);
    expect(written).toEqual([]);
  });
});
