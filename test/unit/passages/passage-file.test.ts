import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { RequestPart } from '#domain/requests/request.ts';
import { renderMail } from '#web/messages/render-mail.tsx';
import { passageFile } from '#web/passages/passage-file.ts';
import { aProducer, aRequest, aRound, NOW } from '../../support/builders.ts';
import { factsIn, samples } from '../../support/mails/mail-samples.ts';

const DAY = '2026-11-26';
const market = (hours: string) =>
  aRound({
    mode: 'pickup',
    pickup: { name: 'Halles de Dax', address: 'place Camille-Bouvet', hours, lat: 43.7, lon: -1.05 },
  });
const request = { ...aRequest({ state: 'confirmed' }), version: 4 };
const part: RequestPart = {
  ...(request.parts[0] as RequestPart),
  producerId: aProducer().id,
  passage: { roundId: aRound().id, day: DAY },
  state: 'answered',
  answer: { kind: 'accept', word: '', at: NOW, by: 'producer' },
};
const facts = {
  lang: 'fr',
  origin: 'https://alaronde.example',
  of: 'producer',
  url: 'https://alaronde.example/x',
} as const;
const eventOf = (of = part, round = market('9 h à 12 h'), version = 4) => {
  const file = passageFile({ ...request, version }, of, { ...facts, round });
  const calendar = new ICAL.Component(ICAL.parse(file ?? ''));
  const [event] = calendar.getAllSubcomponents('vevent');
  if (event === undefined) throw new Error('no event');
  return { event: new ICAL.Event(event), status: event.getFirstPropertyValue('status') };
};
/** By the clock of a reader. */
const readIn = (time: { toJSDate(): Date }, timeZone: string) =>
  time.toJSDate().toLocaleTimeString('fr-FR', { timeZone, hour: '2-digit', minute: '2-digit' });

describe('the passage of a request, for a calendar', () => {
  test('at a stop with hours is at those hours, which a reader elsewhere sees in their own zone', () => {
    const { event } = eventOf();
    expect([readIn(event.startDate, 'Europe/Paris'), readIn(event.endDate, 'Europe/Paris')]).toEqual([
      '09:00',
      '12:00',
    ]);
    expect(readIn(event.startDate, 'Indian/Reunion')).toBe('12:00');
    expect(event.location).toBe('Halles de Dax, place Camille-Bouvet');
  });

  test.each([
    ['8h30-12h', '08:30'],
    ['18:00 – 19:30', '18:00'],
    ['de 17 h à 19 h 30', '17:00'],
  ])('reads the hours "%s"', (hours, from) => {
    expect(readIn(eventOf(part, market(hours)).event.startDate, 'Europe/Paris')).toBe(from);
  });

  test.each(['', 'le matin', '12 h à 9 h', '25 h à 26 h', '9 h à 12 h et 14 h à 18 h'])(
    'of hours "%s" is the whole day',
    (hours) => {
      const { event } = eventOf(part, market(hours));
      expect([event.startDate.isDate, event.startDate.toString()]).toEqual([true, DAY]);
    },
  );

  test('on both sides of a change of clock is at the same hour by the clocks of the territory', () => {
    for (const day of ['2026-10-24', '2026-10-25', '2027-03-27', '2027-03-28']) {
      const { event } = eventOf({ ...part, passage: { roundId: aRound().id, day } });
      expect([day, readIn(event.startDate, 'Europe/Paris')]).toEqual([day, '09:00']);
    }
  });

  test('moved is the same entry on the new day; cancelled is cancelled', () => {
    const before = eventOf();
    const moved = eventOf(
      { ...part, passageNews: { kind: 'comes', day: '2026-11-27', word: '', at: NOW } },
      market(''),
      5,
    );
    expect(moved.event.uid).toBe(before.event.uid);
    expect(moved.event.sequence).toBeGreaterThan(before.event.sequence);
    expect(moved.event.startDate.toString()).toBe('2026-11-27');
    expect([before.status, moved.status]).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(eventOf({ ...part, passageNews: { kind: 'cancelled', word: '', at: NOW } }).status).toBe('CANCELLED');
    expect(eventOf({ ...part, ended: { why: 'cancelled', word: '', at: NOW } }).status).toBe('CANCELLED');
  });

  test('comes with a yes to either side, and with no refusal', () => {
    const calendarOf = (name: string) => renderMail(samples[name] as never, factsIn('fr')).calendar;
    for (const name of ['news-accepted', 'news-agreed', 'reply-accepted', 'reply-cancelled'])
      expect([name, calendarOf(name)]).toEqual([name, expect.stringContaining('BEGIN:VEVENT')]);
    for (const name of ['news-declined', 'news-proposed', 'reply-declined', 'request'])
      expect([name, calendarOf(name)]).toEqual([name, undefined]);
  });
});
