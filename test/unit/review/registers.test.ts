import { describe, expect, test } from 'vitest';
import { companyRegister } from '#adapters/public-services/company-register.ts';
import { organicRegister } from '#adapters/public-services/organic-register.ts';
import { Siret } from '#domain/producers/siret.ts';
import {
  checkRegisters,
  type RegisterChecks,
  type RegisterPorts,
  RegisterSilent,
  wantsAsking,
} from '#domain/review/registers.ts';
import { circuitBreaker, Resting } from '#platform/circuit-breaker.ts';
import { hoursAfter, NOW } from '../../support/builders.ts';

const SIRET = Siret.parse('99900001100018');

/**
 * Shapes of the two services, written down from their documentation and from what we know of them, not recorded: neither can be reached from the
 * machines where this is built. Fields that are not read are left in, a few, to see that they do not matter.
 */
const COMPANY = {
  results: [
    {
      siren: '999000011',
      nom_complet: 'GAEC DU BEDAT',
      nom_raison_sociale: 'GAEC DU BEDAT',
      sigle: null,
      nombre_etablissements: 2,
      siege: {
        siret: '99900001100026',
        etat_administratif: 'A',
        commune: '40088',
        libelle_commune: 'DAX',
        activite_principale: '01.13Z',
      },
      matching_etablissements: [
        {
          siret: SIRET,
          etat_administratif: 'F',
          commune: '40101',
          libelle_commune: 'GAAS',
          activite_principale: '01.13Z',
          nom_commercial: 'LA FERME DU BEDAT',
          liste_id_bio: ['12345'],
        },
      ],
      complements: { est_bio: true },
    },
  ],
  total_results: 1,
  page: 1,
  per_page: 1,
  total_pages: 1,
};
const OPERATOR = {
  nbTotal: 1,
  items: [
    {
      id: 1,
      siret: SIRET,
      numeroBio: 12_345,
      raisonSociale: 'GAEC DU BEDAT',
      certificats: [
        { organisme: 'Premier', etatCertification: 'ARRETEE', dateEngagement: '2010-01-01', dateArret: '2018-12-31' },
        { organisme: 'Second', etatCertification: 'ENGAGEE', dateEngagement: '2019-05-15', dateArret: null },
      ],
      productions: [{ id: 1, nom: 'Légumes' }],
    },
  ],
};

const answering = (...answers: readonly (unknown | Error)[]) => {
  const asked: string[] = [];
  let at = 0;
  const fake = (async (url: string) => {
    asked.push(url);
    const answer = answers[Math.min(at, answers.length - 1)];
    at += 1;
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  }) as typeof fetch;
  return {
    asked,
    options: { url: 'https://register.example', fetch: fake, wait: async () => undefined, clock: () => 0 },
  };
};

describe('the company register', () => {
  test('is asked by SIRET, and its establishment is found beside the seat', async () => {
    const { asked, options } = answering(COMPANY);
    expect(await companyRegister(options)(SIRET)).toEqual({
      kind: 'closed',
      name: 'LA FERME DU BEDAT, GAEC DU BEDAT',
      commune: '40101',
      communeName: 'GAAS',
      activity: '01.13Z',
    });
    expect(asked).toEqual([`https://register.example/search?q=${SIRET}&per_page=1`]);
  });
  test('knows nobody where it has other establishments only', async () => {
    const other = { ...COMPANY, results: [{ ...COMPANY.results[0], matching_etablissements: [] }] };
    expect(await companyRegister(answering(other).options)(SIRET)).toEqual({ kind: 'unknown' });
    expect(await companyRegister(answering({ results: [] }).options)(SIRET)).toEqual({ kind: 'unknown' });
  });
});

describe('the organic register', () => {
  test('says the certificate that is in force', async () => {
    expect(await organicRegister(answering(OPERATOR).options)(SIRET)).toEqual({
      kind: 'certified',
      certifiedBy: 'Second',
      since: '2019-05-15',
    });
  });
  test('says since when there is none any more', async () => {
    const [operator] = OPERATOR.items;
    const stopped = { items: [{ ...operator, certificats: operator?.certificats.slice(0, 1) }] };
    expect(await organicRegister(answering(stopped).options)(SIRET)).toMatchObject({
      kind: 'stopped',
      since: '2018-12-31',
    });
  });
  test('knows nobody where the answer is about others', async () => {
    const other = { items: [{ ...OPERATOR.items[0], siret: '99900002900010' }] };
    expect(await organicRegister(answering(other).options)(SIRET)).toEqual({ kind: 'none' });
  });
});

describe('a register that does not answer as it should is silent, whatever it does', () => {
  test.each([
    ['refuses us for now', new Response('slow down', { status: 429 })],
    ['is broken', new Response('no', { status: 500 })],
    ['cannot be reached', new Error('ENOTFOUND')],
    ['answers a page', new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['answers another shape', { answer: 42 }],
  ])('%s', async (_, answer) => {
    await expect(companyRegister(answering(answer).options)(SIRET)).rejects.toThrow(RegisterSilent);
    await expect(organicRegister(answering(answer).options)(SIRET)).rejects.toThrow(RegisterSilent);
  });

  test('is left in peace after five failures in a row', async () => {
    const { asked, options } = answering(new Error('down'));
    const company = companyRegister(options);
    for (let time = 0; time < 8; time += 1) await expect(company(SIRET)).rejects.toThrow(RegisterSilent);
    expect(asked).toHaveLength(5);
  });

  test('is not asked at all where it is switched off', async () => {
    const { asked, options } = answering(COMPANY);
    await expect(companyRegister({ ...options, url: 'off' })(SIRET)).rejects.toThrow(RegisterSilent);
    expect(asked).toEqual([]);
  });

  test('two calls are half a second apart', async () => {
    const waited: number[] = [];
    const { options } = answering(COMPANY);
    const company = companyRegister({ ...options, wait: async (ms) => void waited.push(ms) });
    await Promise.all([company(SIRET), company(SIRET), company(SIRET)]);
    expect(waited).toEqual([500, 1_000]);
  });
});

describe('the breaker', () => {
  test('lets one call try after its rest, and closes when that succeeds', async () => {
    let now = 0;
    let isUp = false;
    let calls = 0;
    const guarded = circuitBreaker({ failures: 2, restMs: 60_000, clock: () => now });
    const call = () =>
      guarded(async () => {
        calls += 1;
        if (!isUp) throw new Error('down');
        return 'answer';
      });
    await expect(call()).rejects.toThrow('down');
    await expect(call()).rejects.toThrow('down');
    await expect(call()).rejects.toThrow(Resting);
    now = 60_000;
    await expect(call()).rejects.toThrow('down');
    await expect(call()).rejects.toThrow(Resting);
    now = 120_000;
    isUp = true;
    expect(await call()).toBe('answer');
    expect(await call()).toBe('answer');
    expect(calls).toBe(5);
  });
});

describe('checking a SIRET', () => {
  const ports = (changes: Partial<RegisterPorts> = {}) => {
    const saved = new Map<string, RegisterChecks>();
    const later: number[] = [];
    let companies = 0;
    return {
      saved,
      later,
      asked: () => companies,
      find: async (siret: string) => saved.get(siret),
      save: async (checks: RegisterChecks) => void saved.set(checks.siret, checks),
      again: async (_: Siret, seconds: number) => void later.push(seconds),
      company: async () => {
        companies += 1;
        return { kind: 'unknown' as const };
      },
      organic: async () => ({ kind: 'none' as const }),
      ...changes,
    };
  };
  const silent = async (): Promise<never> => {
    throw new RegisterSilent('down');
  };

  test('asks once a month, however often it is called', async () => {
    const world = ports();
    await checkRegisters(SIRET, NOW, world);
    await checkRegisters(SIRET, hoursAfter(NOW, 24 * 29), world);
    expect(world.asked()).toBe(1);
    await checkRegisters(SIRET, hoursAfter(NOW, 24 * 31), world);
    expect(world.asked()).toBe(2);
  });

  test('keeps what one answers though the other is silent, and asks only that one again', async () => {
    const world = ports({ organic: silent });
    expect(await checkRegisters(SIRET, NOW, world)).toMatchObject({ company: { kind: 'unknown' }, organic: null });
    expect(world.later).toEqual([60]);
    await checkRegisters(SIRET, hoursAfter(NOW, 1), world);
    expect(world.asked()).toBe(1);
    expect(world.later).toEqual([60, 120]);
  });

  test('gives up asking by itself after some hours: it stays pending, and nothing fails', async () => {
    const world = ports({ organic: silent, company: silent });
    for (let time = 0; time < 30; time += 1) await checkRegisters(SIRET, NOW, world);
    expect(world.later.length).toBeLessThan(30);
    expect(Math.max(...world.later)).toBe(900);
  });

  test('is wanted again by a member where the registers were silent for long', () => {
    const pending = { siret: SIRET, company: null, organic: null, askedAt: NOW, tries: 24 };
    expect(wantsAsking(undefined, NOW)).toBe(true);
    expect(wantsAsking(pending, NOW)).toBe(false);
    expect(wantsAsking(pending, hoursAfter(NOW, 1))).toBe(true);
    const known = { ...pending, company: { kind: 'unknown' as const }, organic: { kind: 'none' as const } };
    expect(wantsAsking(known, hoursAfter(NOW, 1))).toBe(false);
  });

  test('a failure of our own is no silence of theirs', async () => {
    const broken = ports({
      company: async () => {
        throw new TypeError('a bug');
      },
    });
    await expect(checkRegisters(SIRET, NOW, broken)).rejects.toThrow('a bug');
  });
});
