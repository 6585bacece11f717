import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { TABLES } from '#adapters/dynamodb/keys.ts';
import { startKeyOf } from '#adapters/dynamodb/paging.ts';
import { unpackForm } from '#app/members/packed-form.ts';
import { AreaQuestion } from '#app/places/contract.ts';
import { RegistrationBody } from '#app/registration/contract.ts';
import { ProducersQuery } from '#app/search/contract.ts';
import { ConfirmInput } from '#app/subscriptions/contract.ts';
import { readGeoJson } from '#domain/areas/geojson.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { readNamedPlace } from '#domain/areas/named-places.ts';
import { readWorkbook } from '#domain/imports/reading/workbook/read-workbook.ts';
import { readImport } from '#domain/imports/reading-list.ts';
import { Siret } from '#domain/producers/siret.ts';
import { readArea } from '#domain/registration/draft-area.ts';
import { readCursor } from '#domain/search/cursor.ts';
import { foldTexts } from '#domain/shared/fold-text.ts';
import { EmailAddress, Geohash, Instant, Position, Telephone } from '#domain/shared/primitives.ts';
import { SubscriptionInput } from '#domain/subscriptions/subscribing.ts';
import { parseWith } from '#platform/field-errors.ts';
import { parseForm } from '#platform/form.ts';
import { refuseVastJson } from '#platform/json-body.ts';
import { PURPOSES, type Purpose } from '#platform/signed-link.ts';
import { UnreadableInput } from '#platform/unreadable-input.ts';
import { testLinks } from '../../support/link-keys.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';

/**
 * Bodies that somebody sends to stop a function: as long as one may be, and of the shapes over which expressions and recursions take for ever. Each test
 * would run into its time where a reader takes more than its share: over 500 kB, what grows with the square of the length takes minutes.
 */
const LENGTH = 500_000;

const repeated = (shape: string, length = LENGTH): string =>
  shape.repeat(Math.ceil(length / shape.length)).slice(0, length);

const SHAPES = [
  ...[' ', 'a', '0', '"', '[', '{"a":', '.', 'a.', '(', '\n', '\t ', ';', '"\n', '"""\n', ',', '%', '+33', '-', '%E2'],
  ...['a=', '&', '=', '<', '<a ', '0.', '1,', '\\', '/', '@', 'a@', "'", '(0', 'é', '–', ' –', '½', '’', ' (', '; '],
  ...['cedex ', '""', '"x;', '::', '1h', 'de ', '06 ', 'https://a', 'rue de ', '\ud800'],
];

/** A long run alone, between letters, and before one: what follows it is what makes an expression turn back. */
const VARIANTS: readonly ((run: string) => string)[] = [(run) => run, (run) => `a ${run} a`, (run) => `${run}!`];

const everyHostile = (length = LENGTH): string[] =>
  SHAPES.flatMap((shape) => VARIANTS.map((variant) => variant(repeated(shape, length))));

/** What it answers is of no matter here, as long as it is a refusal of ours or a value. */
const answersAtOnce = (read: (text: string) => unknown, length = LENGTH): void => {
  for (const text of everyHostile(length)) {
    try {
      read(text);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableInput);
    }
  }
};

/** Under load, with every shape; what is wrong takes minutes. */
vi.setConfig({ testTimeout: 60_000 });

describe('a hostile form', () => {
  test('of one name with a hundred thousand parts is refused', () => {
    expect(() => parseForm(`${repeated('a.', 200_000)}a=1`)).toThrow(UnreadableInput);
    expect(() => parseForm(`${repeated('a.', 8_000)}a=1`)).toThrow(UnreadableInput);
  });

  test('is read eight deep and no deeper', () => {
    expect(parseForm('a.b.c.d.e.f.g.h=1')).toEqual({ a: { b: { c: { d: { e: { f: { g: { h: '1' } } } } } } } });
    expect(() => parseForm('a.b.c.d.e.f.g.h.i=1')).toThrow(UnreadableInput);
  });

  test('of more fields than any page has is refused before it is split', () => {
    expect(() => parseForm(repeated('a=1&', 40_000))).toThrow(UnreadableInput);
    expect(() => parseForm(repeated('&'))).toThrow(UnreadableInput);
    expect(() => parseForm(`${'a'.repeat(201)}=1`)).toThrow(UnreadableInput);
  });

  test('of any shape is answered at once', () => {
    answersAtOnce((text) => foldTexts(parseForm(text)));
    answersAtOnce((text) => foldTexts(parseForm(`x=${encodeURIComponent(text.toWellFormed())}`)), 160_000);
    answersAtOnce((text) => unpackForm(text));
  });
});

describe('hostile JSON', () => {
  const schemas: readonly z.ZodType[] = [RegistrationBody, AreaQuestion, SubscriptionInput, ConfirmInput];

  test.each([
    ['nested half a million deep', `${'['.repeat(LENGTH / 2)}${']'.repeat(LENGTH / 2)}`],
    ['of a list without end', `{"offers":[${'{},'.repeat(LENGTH / 3)}{}]}`],
    [
      'of names without end',
      JSON.stringify(Object.fromEntries(Array.from({ length: 40_000 }, (_, at) => [`k${at}`, 1]))),
    ],
  ])('%s is refused before a schema looks at it', (_, text) => {
    expect(() => refuseVastJson(JSON.parse(text))).toThrow(UnreadableInput);
  });

  test.each([
    ['many wrong entries', { offers: Array.from({ length: 5_000 }, () => ({})) }],
    ['many wrong rounds', { rounds: Array.from({ length: 5_000 }, () => ({ weekdays: [9], area: {} })) }],
    ['many unknown names', Object.fromEntries(Array.from({ length: 4_900 }, (_, at) => [`k${at}`.repeat(100), 1]))],
  ])('with %s is answered with no more than a hundred of them', (_, body) => {
    refuseVastJson(body);
    for (const schema of schemas) {
      const read = parseWith(schema, body);
      expect(read.ok).toBe(false);
      if (!read.ok) expect(JSON.stringify(read.errors).length).toBeLessThan(60_000);
    }
  });

  test('with values of any shape is answered at once', () => {
    const schemaless: readonly z.ZodType[] = [
      Telephone,
      EmailAddress,
      Siret,
      Geohash,
      Instant,
      Position,
      ProducersQuery,
    ];
    for (const schema of schemaless) answersAtOnce((text) => parseWith(schema, text));
    answersAtOnce((text) => parseWith(ProducersQuery, { cell: text, commune: text, lat: text, q: text, cursor: text }));
    answersAtOnce((text) => parseWith(ConfirmInput, { email: text, code: text }));
  });
});

describe('a hostile outline, cursor or link', () => {
  test('is refused at once', () => {
    answersAtOnce((text) => expect(readGeoJson(text).ok).toBe(false));
    answersAtOnce((text) => expect(readCursor(text)).toBeUndefined());
    answersAtOnce((text) => startKeyOf(text, { table: TABLES.audit }));
    const links = testLinks();
    for (const purpose of Object.keys(PURPOSES) as Purpose[])
      answersAtOnce((text) => expect(links.open(purpose, text, '2026-01-01T00:00:00.000Z').ok).toBe(false), 50_000);
  });

  test('of points by the hundred thousand is refused', () => {
    const points = repeated('[1,2],', 390_000);
    expect(readGeoJson(`{"type":"Polygon","coordinates":[[${points}[1,2]]]}`).ok).toBe(false);
    expect(readGeoJson(`{"type":"MultiPolygon","coordinates":[${repeated('[[[1,2]]],', 390_000)}[]]}`).ok).toBe(false);
  });
});

describe('a hostile list', () => {
  let places: KnownPlaces;
  beforeAll(async () => {
    places = await builtCommunes();
  }, BUILD_TIMEOUT);

  test('of cells of any shape is read or refused at once', () => {
    const columns = 'nom;commune;code postal;telephone;email;site;produits;adresse;latitude;longitude;contact;siret';
    for (const shape of SHAPES) {
      const cell = `"${repeated(shape, 15_000).replaceAll('"', '""')}"`;
      const row = columns
        .split(';')
        .map(() => cell)
        .join(';');
      readImport(new TextEncoder().encode(`${columns}\n${repeated(`${row}\n`, LENGTH / 2)}\n`), {}, places);
      readImport(new TextEncoder().encode(`nom;commune\n${repeated(shape, LENGTH / 2)}`), {}, places);
    }
  });

  test('a value that is far too long refuses its row, and says which', () => {
    const list = `nom;commune;telephone\nFerme du Gave;Dax;${'0'.repeat(3_000)}\nFerme du Luy;Dax;0558000000\n`;
    const read = readImport(new TextEncoder().encode(list), {}, places);
    expect(read).toMatchObject({ ok: true, value: { counts: { rows: 2, accepted: 1, refused: 1 } } });
    if (read.ok)
      expect(read.value.remarks).toMatchObject([{ line: 2, column: 'telephone', reason: { code: 'valueTooLong' } }]);
  });

  test('a workbook of anything is refused at once', () => {
    for (const text of everyHostile(100_000))
      expect(readWorkbook(new TextEncoder().encode(`PK\u0003\u0004${text}`), { rows: 10, columns: 10 }).ok).toBe(false);
  });

  test('places by the thousand, or a name as long as a book, are refused at once', () => {
    const named = (text: string) =>
      readArea({ areaKind: 'named', places: text }, {
        places,
        lang: 'fr',
        near: undefined,
        centre: undefined,
        mode: 'door',
      } as never);
    const many = Array.from({ length: 30_000 }, (_, at) => at.toString(36)).join('\n');
    expect(named(many).errors).toMatchObject([{ field: 'places' }]);
    answersAtOnce((text) => readNamedPlace(text, places), 60_000);
    answersAtOnce((text) => places.complete(text, 10));
    answersAtOnce((text) => places.near(text));
  });
});
