import { openPassages } from '#domain/passages/passage.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Answer, ProducerRequest } from '#domain/requests/request.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { aProducer, aRequest, aRound } from '../../support/builders.ts';
import { normal } from '../support/random.ts';

/** Who asks, who is asked, and how they answer. */

const LANDES = { department: '40' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** In the order in which farms name them: most a mail or a text message first, some only their software or a call. */
const ORDERS = [
  ['sms', 'email', 'call'],
  ['sms', 'email'],
  ['email', 'sms'],
  ['email', 'call'],
  ['sms'],
  ['webhook', 'email'],
  ['webhook', 'sms', 'call'],
  ['call'],
] as const;

const addressOf = (kind: (typeof ORDERS)[number][number], number: number): string => {
  if (kind === 'email') return `ferme${number}@exemple.invalid`;
  if (kind === 'webhook') return `https://ferme${number}.exemple.fr/alaronde`;
  return `+3363998${String(number).padStart(4, '0')}`;
};

export const producerNumber = (number: number, random: () => number): Producer => {
  const order = ORDERS[Math.floor(random() * ORDERS.length)] ?? ORDERS[0];
  const weekday = 1 + Math.floor(random() * 7);
  const before = 1 + ((weekday + 5) % 7);
  return aProducer({
    id: `fermenumero${String(number).padStart(4, '0')}`,
    details: {
      name: `Ferme ${number}`,
      channels: order.map((kind) => ({ kind, address: addressOf(kind, number) })),
      rounds: [
        aRound({
          weekdays: [weekday],
          // A day before, at some hour; a market without a deadline now and then.
          orderBefore:
            random() < 0.2
              ? null
              : { weekday: before, time: `${String(8 + Math.floor(random() * 12)).padStart(2, '0')}:00` },
        }),
      ],
    },
  });
};

export const requestNumber = (
  number: number,
  producer: Producer,
  now: string,
  random: () => number,
): ProducerRequest => {
  const [round] = producer.details.rounds;
  const passages = round === undefined ? [] : openPassages(round, undefined, now, LANDES, 3);
  const passage = random() < 0.2 ? undefined : passages[Math.floor(random() ** 2 * passages.length)];
  return aRequest({
    id: `requestnumero${String(number).padStart(6, '0')}`,
    requester: { email: `personne${number}@exemple.invalid`, name: 'Jeanne' },
    createdAt: now,
    parts: [
      {
        producerId: producer.id,
        producerName: producer.details.name,
        passage: passage === undefined ? null : { roundId: passage.roundId, day: passage.day },
        state: 'waiting',
        attempts: [],
        answer: null,
      },
    ],
  });
};

/** A moment of a day at which people ask: hardly anybody at night, most in the evening. */
export const asksAt = (start: number, days: number, random: () => number): number => {
  for (;;) {
    const at = start + random() * days * 24 * HOUR;
    const hour = Number(localTime(new Date(at).toISOString()).time.slice(0, 2));
    const weight = hour < 6 ? 0.05 : hour < 17 ? 0.5 : hour < 23 ? 1 : 0.3;
    if (random() < weight) return at;
  }
};

export interface Answering {
  readonly at: number;
  readonly kind: Answer['kind'];
}

/** Software answers within a minute; a farmer in an hour and a half, or the next morning, or never. */
export const answers = (
  now: number,
  channel: 'email' | 'sms' | 'webhook',
  random: () => number,
): Answering | undefined => {
  const isSoftware = channel === 'webhook';
  if (random() > (isSoftware ? 0.9 : channel === 'sms' ? 0.75 : 0.6)) return undefined;
  const drawn = random();
  const kind = drawn < 0.7 ? 'accept' : drawn < 0.9 ? 'decline' : 'propose';
  if (isSoftware) return { at: now + random() * MINUTE, kind };
  let at = now + Math.exp(normal(random) * 1.2) * 90 * MINUTE;
  while (isAsleep(at)) at += HOUR;
  return { at, kind };
};

const isAsleep = (at: number): boolean => {
  const hour = Number(localTime(new Date(at).toISOString()).time.slice(0, 2));
  return hour < 6 || hour >= 22;
};
