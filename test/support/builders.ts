import type { z } from 'zod';
import { Place } from '#domain/areas/place.ts';
import { Producer, type ProducerDetails, Round } from '#domain/producers/producer.ts';
import { ProducerRequest } from '#domain/requests/request.ts';

/** Records for tests: plausible by default, changed where the test says so, and always through the real parser. */

export const NOW = '2026-11-24T08:00:00.000Z';

export const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

/** Gaas, in the Landes: 5 characters around its centre. */
export const GAAS = Place.parse({
  label: 'Gaas (40350)',
  kind: 'commune',
  cell: 'ezz20',
  commune: '40101',
  department: '40',
  postcode: '40350',
  lat: 43.6105,
  lon: -1.0409,
  approximate: false,
} satisfies z.input<typeof Place>);

export const aRound = (changes: Partial<z.input<typeof Round>> = {}): Round =>
  Round.parse({
    id: 'roundthursday',
    mode: 'door',
    name: 'Jeudi autour de Dax',
    area: { include: [{ kind: 'circle', lat: 43.62, lon: -1.03, radiusKm: 20 }] },
    audiences: ['consumer'],
    weekdays: [4],
    orderBefore: { weekday: 2, time: '12:00' },
    ...changes,
  });

type Details = z.input<typeof ProducerDetails>;

export const aProducer = ({
  details,
  ...changes
}: Partial<Omit<z.input<typeof Producer>, 'details'>> & { details?: Partial<Details> } = {}): Producer =>
  Producer.parse({
    id: 'fermedugaas1',
    state: 'published',
    version: 1,
    registeredAt: NOW,
    updatedAt: NOW,
    ...changes,
    details: {
      name: 'Ferme du Bédat',
      siret: '99900001100018',
      contactName: 'Maylis',
      commune: '40101',
      position: { lat: 43.62, lon: -1.03 },
      offers: [
        {
          id: 'asperge',
          name: 'Asperges blanches',
          family: 'vegetables',
          months: [4, 5],
          audiences: ['consumer', 'shop'],
        },
      ],
      rounds: [aRound()],
      publicContacts: {},
      channels: [{ kind: 'email', address: 'maylis@exemple.invalid' }],
      ...details,
    },
  });

export const aRequest = (changes: Partial<z.input<typeof ProducerRequest>> = {}): ProducerRequest =>
  ProducerRequest.parse({
    id: 'requestone1',
    state: 'pending',
    requester: { email: 'jeanne@exemple.invalid', name: 'Jeanne' },
    place: GAAS,
    lines: [{ what: 'Asperges blanches', quantity: '2 kg' }],
    language: 'fr',
    parts: [
      { producerId: 'fermedugaas1', producerName: 'Ferme du Bédat', state: 'waiting', attempts: [], answer: null },
    ],
    wrongCodes: 0,
    createdAt: NOW,
    confirmedAt: null,
    version: 1,
    ...changes,
  });
