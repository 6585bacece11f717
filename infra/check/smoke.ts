import { z } from 'zod';

/** One thing that a site that runs does, and what was seen where it does not. */
export interface SmokeResult {
  readonly what: string;
  /** Empty where all is well. */
  readonly wrong: string;
}

type Look = (site: string) => Promise<void>;

/** As long as CloudFront waits. */
const LONGEST_MS = 30_000;

const get = (url: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(LONGEST_MS), ...init });

const want = (isSo: boolean, said: string): void => {
  if (!isSo) throw new Error(said);
};

const wantStatus = (answer: Response, status: number): void =>
  want(answer.status === status, `it answers ${answer.status}, not ${status}`);

const pageAt = async (url: string, lang: string): Promise<string> => {
  const answer = await get(url);
  wantStatus(answer, 200);
  const html = await answer.text();
  want(html.includes(`lang="${lang}"`), `it is no page in ${lang}`);
  return html;
};

const Health = z.object({ state: z.string(), parts: z.record(z.string(), z.string()) });
const Places = z.object({ items: z.array(z.object({ label: z.string() })).optional() }).or(z.array(z.unknown()));

/** What can be tried on a site that people use: every call reads, and none leaves anything behind. */
const LOOKS: Readonly<Record<string, Look>> = {
  'its parts are up': async (site) => {
    const answer = await get(`${site}/api/health`);
    const { state, parts } = Health.parse(await answer.json());
    want(state === 'up', `down: ${Object.keys(parts).filter((part) => parts[part] !== 'up')}`);
  },
  'the home page, in French': async (site) => void (await pageAt(`${site}/`, 'fr')),
  'the home page, in English': async (site) => void (await pageAt(`${site}/en`, 'en')),
  'scripts and styles are found, and kept': async (site) => {
    const html = await pageAt(`${site}/`, 'fr');
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file);
    want(files.length > 0, 'the home page names none');
    for (const file of new Set(files)) {
      const answer = await get(site + file);
      want(answer.ok, `${file} answers ${answer.status}`);
      want(/max-age=\d{7,}/.test(answer.headers.get('cache-control') ?? ''), `${file} is not kept by browsers`);
    }
  },
  'places are completed': async (site) => {
    const answer = await get(`${site}/api/places?q=bordeaux`);
    wantStatus(answer, 200);
    want(JSON.stringify(Places.parse(await answer.json())).includes('Bordeaux'), 'Bordeaux is not among them');
  },
  'who delivers to a place is found': async (site) => {
    const answer = await get(`${site}/api/producers?lat=44.84&lon=-0.58`);
    wantStatus(answer, 200);
    want('total' in Object(await answer.json()), 'the answer has no total');
  },
  'the API describes itself': async (site) => {
    const answer = await get(`${site}/api/openapi.json`);
    wantStatus(answer, 200);
    want(String(Reflect.get(Object(await answer.json()), 'openapi')).startsWith('3.1'), 'it is no OpenAPI 3.1');
  },
  'what is not there is said so': async (site) => {
    wantStatus(await get(`${site}/nothing-of-this-name`), 404);
    wantStatus(await get(`${site}/api/nothing-of-this-name`), 404);
  },
  'a method that an address does not know is said so': async (site) => {
    const answer = await get(`${site}/recherche`, { method: 'DELETE' });
    wantStatus(answer, 405);
    want((answer.headers.get('allow') ?? '').includes('GET'), 'Allow does not name GET');
  },
  'members’ pages and calls are closed': async (site) => {
    wantStatus(await get(`${site}/api/agency/producers?status=pending`), 401);
    const page = await get(`${site}/agence`);
    want(page.status === 303 || page.status === 401, `/agence answers ${page.status} to a stranger`);
  },
  'pages say how browsers are to treat them': async (site) => {
    const { headers } = await get(`${site}/`, { method: 'HEAD' });
    for (const name of ['content-security-policy', 'strict-transport-security', 'x-content-type-options'])
      want(headers.has(name), `${name} is missing`);
  },
  'what is not encrypted leads to what is': async (site) => {
    if (!site.startsWith('https://')) return;
    const answer = await get(site.replace('https://', 'http://'));
    want([301, 307, 308].includes(answer.status), `http:// answers ${answer.status}`);
  },
};

/** Looks at a running site. Never throws: what cannot be reached is a result, too. */
export const smoke = async (site: string): Promise<readonly SmokeResult[]> => {
  const results: SmokeResult[] = [];
  // One after the other: nobody should notice.
  for (const [what, look] of Object.entries(LOOKS)) {
    try {
      await look(site);
      results.push({ what, wrong: '' });
    } catch (error) {
      results.push({ what, wrong: error instanceof Error ? error.message : String(error) });
    }
  }
  return results;
};

/** `npm run smoke -- https://producteurs.example.fr` */
const main = async (address: string | undefined): Promise<void> => {
  const site = URL.canParse(address ?? '') ? new URL(address ?? '').origin : undefined;
  if (site === undefined) {
    console.error('Which site? npm run smoke -- https://…');
    process.exitCode = 2;
    return;
  }
  const results = await smoke(site);
  for (const { what, wrong } of results) console.log(wrong === '' ? `✓ ${what}` : `✗ ${what}: ${wrong}`);
  if (results.some(({ wrong }) => wrong !== '')) process.exitCode = 1;
};

if (import.meta.main) await main(process.argv[2]);
