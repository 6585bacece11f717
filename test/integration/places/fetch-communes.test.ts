import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readExactPositions } from '#infra/build/communes-sources.ts';
import { exactCommunes } from '#infra/build/exact-communes.ts';
import { type Fetching, fetchCommunes, fetchCommunesAtOnce } from '#infra/build/fetch-communes.ts';

/** A stand-in that speaks as geo.api.gouv.fr does (its own definition.yml): two departments, the one of ten communes, the other of three. */
const centre = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] });
const LANDES = Array.from({ length: 10 }, (_, index) => ({
  nom: `Commune ${index}`,
  code: `4000${index}`,
  codesPostaux: ['40100', '40990'],
  population: 100 + index,
  centre: centre(-1.05 - index / 100, 43.7),
}));
const MAYOTTE = ['97601', '97602', '97603'].map((code) => ({ nom: `Île ${code}`, code, centre: centre(45.1, -12.8) }));
const KNOWN = [
  ...LANDES.map(({ code }) => ({ code, departement: '40', zone: 'metro' as const })),
  ...MAYOTTE.map(({ code }) => ({ code, departement: '976', zone: 'drom' as const })),
];

interface Said {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}

describe('the exact list of communes, fetched', () => {
  let server: Server;
  let folder: string;
  let fetching: Fetching;
  let asked: string[];
  /** What the service says to each question, by department; by default what there is. */
  let says: (department: string) => Said;
  const all = (department: string): Said => ({ body: department === '40' ? LANDES : MAYOTTE });

  beforeEach(async () => {
    asked = [];
    says = all;
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://geo');
      const department = searchParams.get('codeDepartement') ?? '';
      asked.push(department);
      const isAsIs =
        pathname === '/communes' && searchParams.get('fields') === 'nom,code,codesPostaux,centre,population';
      const { status = 200, headers = {}, body } = isAsIs ? says(department) : { status: 404, body: '' };
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    folder = mkdtempSync(join(tmpdir(), 'alaronde-communes-'));
    const { port } = server.address() as AddressInfo;
    fetching = { from: `http://127.0.0.1:${port}`, work: join(folder, 'work'), pauseMs: 0, firstWaitMs: 1 };
  });
  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  const out = () => join(folder, 'communes.csv');
  const fetchAll = () => fetchCommunes(out(), KNOWN, fetching);

  it('is a file that the build reads as exact centres', async () => {
    expect(await fetchAll()).toBe(13);
    const positions = readExactPositions(out());
    expect(positions.size).toBe(13);
    expect(positions.get('40003')).toEqual({ lat: 43.7, lon: -1.08 });
    expect(positions.get('97602')).toEqual({ lat: -12.8, lon: 45.1 });
    expect(readFileSync(out(), 'utf8')).toContain('40003,Commune 3,40,40100|40990,103,43.7,-1.08\n');
  });

  it('is had in one question where a start cannot wait, and refused where it is short', async () => {
    says = () => ({ body: [...LANDES, ...MAYOTTE] });
    const { from } = fetching;
    expect(await fetchCommunesAtOnce(out(), KNOWN, { from, patienceMs: 5_000 })).toBe(13);
    expect(asked).toEqual(['']);
    expect(readExactPositions(out()).get('97602')).toEqual({ lat: -12.8, lon: 45.1 });
    rmSync(out());
    says = () => ({ body: LANDES });
    await expect(fetchCommunesAtOnce(out(), KNOWN, { from, patienceMs: 5_000 })).rejects.toThrow(/department 976/);
    expect(existsSync(out())).toBe(false);
  });

  it('that does not come is said once, costs the start nothing else, and is not asked for again that day', async () => {
    const said: string[] = [];
    server.close();
    server.closeAllConnections();
    const ask = () => exactCommunes({ folder, from: fetching.from, patienceMs: 5_000, say: (line) => said.push(line) });
    expect(await ask()).toBeUndefined();
    expect(await ask()).toBeUndefined();
    expect(said).toEqual([expect.stringContaining('GeoNames')]);
  });

  it('asks again after too many questions or a fault of the service', async () => {
    let faults: Said[] = [
      { status: 429, headers: { 'retry-after': '0' }, body: 'Too many requests' },
      { status: 503, body: '' },
    ];
    says = (department) => {
      const [fault, ...others] = faults;
      faults = others;
      return fault ?? all(department);
    };
    expect(await fetchAll()).toBe(13);
    expect(asked).toEqual(['40', '40', '40', '976']);
  });

  it('gives up saying where, and goes on from there', async () => {
    says = (department) => (department === '976' ? { status: 500, body: '' } : all(department));
    await expect(fetchAll()).rejects.toThrow(/department 976: answered 500, tried 6 times/);
    expect(existsSync(out())).toBe(false);
    says = all;
    asked = [];
    expect(await fetchAll()).toBe(13);
    expect(asked).toEqual(['976']);
  });

  it('does not insist where the question itself is refused', async () => {
    says = () => ({ status: 400, body: { code: 400, message: 'codeDepartement' } });
    await expect(fetchAll()).rejects.toThrow(/department 40: answered 400, tried 1 times/);
  });

  it.each([
    ['is short', LANDES.slice(0, 8), /8 communes of 10: the answer is short/],
    ['is empty', [], /0 communes of 10/],
    ['names one commune ten times', LANDES.map(() => LANDES[0]), /1 communes of 10/],
    ['is cut', JSON.stringify(LANDES).slice(0, 300), /not JSON/],
    ['has a commune without centre', LANDES.map(({ centre: _, ...rest }) => rest), /centre/],
    [
      'exchanges latitude and longitude',
      LANDES.map((one) => ({ ...one, centre: centre(43.7, -1.05) })),
      /outside France/,
    ],
  ])('is refused, and nothing written, where an answer %s', async (_, body, reason) => {
    says = (department) => (department === '40' ? { body } : all(department));
    await expect(fetchAll()).rejects.toThrow(reason);
    expect(readdirSync(folder)).toEqual(['work']);
    // Nor kept: the next run asks for it again.
    says = all;
    expect(await fetchAll()).toBe(13);
  });

  it('asks again for an answer that was kept and is not what it was', async () => {
    await fetchAll();
    writeFileSync(join(folder, 'work', '40.json'), '[]');
    asked = [];
    expect(await fetchAll()).toBe(13);
    expect(asked).toEqual(['40']);
  });
});
