import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { publicProducerOf } from '#domain/search/public-producer.ts';
import { calendarEvents } from '#web/passages/calendar-events.ts';
import { calendarFeed } from '#web/passages/calendar-feed.ts';
import { aProducer, aRound } from '../../support/builders.ts';

const NOW = '2026-05-19T07:00:00.000Z';

const producer = publicProducerOf(aProducer({ details: { rounds: [aRound()] } }), 'Gaas', 'consumer', NOW);
const feedOf = (name: string, word = ''): string => {
  if (producer === undefined) throw new Error('not published');
  const rounds = producer.rounds.map((round) => ({
    ...round,
    passages: round.passages.map((passage) => ({ ...passage, word })),
  }));
  const events = calendarEvents([{ ...producer, name, rounds }], { lang: 'fr', origin: 'https://annuaire.exemple' });
  return calendarFeed({ name, host: 'annuaire.exemple', now: NOW, events });
};
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

describe('the calendar of a producer', () => {
  test('holds each passage of three weeks as a whole day, with until when to order', () => {
    const events = eventsIn(feedOf('Ferme du Moulin'));
    expect(events.map(({ startDate }) => startDate.toString())).toEqual(['2026-05-21', '2026-05-28', '2026-06-04']);
    expect(events.every(({ startDate }) => startDate.isDate)).toBe(true);
    expect(events[0]?.summary).toBe('Ferme du Moulin\u00a0: livraison à domicile');
    expect(events[0]?.description).toMatch(/^commandez avant mardi 19 mai/);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  test('whatever a name or a word holds, a calendar reads it back as it was, and no line is longer than 75 octets', () => {
    // Line breaks within a word are kept; other control characters stand in no text of ours (they are folded away when typed).
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .filter((typed) => !/\p{Cc}/u.test(typed));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (name, lines) => {
        const word = lines.join('\n');
        const feed = feedOf(name, word);
        for (const line of feed.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const [first] = eventsIn(feed);
        expect(first?.summary).toBe(`${name}\u00a0: livraison à domicile`);
        expect(first?.description.endsWith(word)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
