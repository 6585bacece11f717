import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layerOf, ROOT, readHouse } from '../../house/import-graph.ts';

const { files, arrows } = readHouse();
const inApp = files.filter((file) => layerOf(file) === 'app');

/** Calls and pages: the only files of a subject that know HTTP. */
const isEdge = (file: string): boolean => /\/(?:[a-z-]+-)?(?:api|pages)\.tsx?$/.test(file);

/** What all calls and pages stand on, each with why it knows HTTP. */
const BESIDE_THE_EDGE: Readonly<Record<string, string>> = {
  'functions/app/shared/serve-site.tsx': 'the pipeline with the error pages of the site',
  'functions/app/shared/problem.ts': 'the one place where a refusal becomes a problem',
  'functions/app/members/members-only.ts': 'closes whole lists of routes to who is no member',
  'functions/app/imports/imports-within.ts': 'closes the routes of a list to members of elsewhere',
  'functions/app/site/openapi.ts': 'describes the calls, problems included',
};

/** To import one of these is to know HTTP. */
const HTTP = [
  'functions/platform/http.ts',
  'functions/platform/responses.ts',
  'functions/app/shared/problem.ts',
  'functions/app/members/members-only.ts',
];

describe('HTTP', () => {
  test('is known to calls and pages, and to the few files that they all stand on', () => {
    const knowing = arrows.filter(({ from, to }) => layerOf(from) === 'app' && HTTP.includes(to));
    const others = knowing.filter(({ from }) => !isEdge(from) && !(from in BESIDE_THE_EDGE));
    expect(others.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
    expect(knowing.length).toBeGreaterThan(50);
  });

  test('is what each file beside the edge still knows', () => {
    const knowing = new Set(arrows.filter(({ to }) => HTTP.includes(to)).map(({ from }) => from));
    expect(Object.keys(BESIDE_THE_EDGE).filter((file) => !knowing.has(file))).toEqual([]);
  });

  test('is no business of a use case: what is refused is a value, and a use case imports no page and no call', () => {
    const against = arrows.filter(
      ({ from, to, typeOnly }) => layerOf(from) === 'app' && !isEdge(from) && isEdge(to) && !typeOnly,
    );
    expect(against.map(({ from, to }) => `${from} -> ${to}`)).toEqual(EXCEPTIONS);
  });
});

/** Who is turned back at the edge is shown the sign-in. */
const EXCEPTIONS = ['functions/app/members/members-only.ts -> functions/app/members/sign-in-pages.tsx'];

describe('an audit entry', () => {
  const writes = files.filter((file) => /\bauditEntry\(/.test(readFileSync(join(ROOT, file), 'utf8')));

  test('is written by the use case of its act: by no page, no call, no adapter, and not by the domain', () => {
    const others = writes.filter((file) => layerOf(file) !== 'app' || isEdge(file));
    expect(others).toEqual([]);
    expect(writes.length).toBeGreaterThan(5);
  });

  test('is kept by use cases alone', () => {
    const keeps = inApp.filter((file) => /\baudit\??\.write\(/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(keeps.filter(isEdge)).toEqual([]);
    expect(keeps.length).toBeGreaterThan(2);
  });
});
