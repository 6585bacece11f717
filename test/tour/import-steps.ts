import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Outside } from './outside.ts';
import type { Step } from './steps.ts';

export interface ImportFacts {
  readonly site: Outside;
  readonly agency: { readonly email: string; readonly password: string };
  /** Path of a list of producers. */
  readonly file: string;
  /** Types of rows to leave out; undefined: those that the site itself takes for no producers. */
  readonly leaveOut: string | undefined;
  /** What is searched afterwards. */
  readonly place: string;
}

/** As much of `GET /api/agency/imports/{id}` as is said here. */
interface View {
  readonly id: string;
  readonly state: string;
  readonly counts: {
    readonly rows: number;
    readonly accepted: number;
    readonly refused: number;
    readonly leftOut: number;
    readonly repeated: number;
  };
  readonly classes: readonly { readonly type: string; readonly count: number; readonly leftOut: boolean }[];
  readonly outcomes: Readonly<Record<string, number>>;
  readonly refused: readonly {
    readonly kind: string;
    readonly line: number;
    readonly column: string;
    readonly value: string;
    readonly reason: string;
  }[];
  readonly failure: { readonly text: string } | null;
}

const PATIENCE_SECONDS = 180;
const ENDED = ['preview', 'done', 'failed'];

/** A list is brought in as a member would: tried, confirmed, and brought in again, which makes nothing new. */
export const importSteps = ({ site, agency, file, leaveOut, place }: ImportFacts): Step[] => {
  let headers: Record<string, string> = {};
  let trial: View;

  const view = async (id: string): Promise<View> => {
    const { status, body } = await site.get(`/api/agency/imports/${id}?lang=en`, headers);
    if (status !== 200) throw new Error(`the import is answered ${status}: ${JSON.stringify(body)}`);
    return body as View;
  };
  const ended = async (id: string): Promise<View> => {
    const deadline = performance.now() + PATIENCE_SECONDS * 1_000;
    for (;;) {
      const now = await view(id);
      if (ENDED.includes(now.state)) {
        if (now.failure !== null) throw new Error(`the import failed: ${now.failure.text}`);
        return now;
      }
      if (performance.now() > deadline) throw new Error(`the import is still ${now.state} after ${PATIENCE_SECONDS} s`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  const sent = async (query: Record<string, string>): Promise<View> => {
    const asked = new URLSearchParams({
      name: basename(file),
      ...(leaveOut === undefined ? {} : { leaveOut }),
      ...query,
    });
    const { status, body } = await site.postFile(`/api/agency/imports?${asked}`, await readFile(file), headers);
    if (status !== 202) throw new Error(`the file is answered ${status}: ${JSON.stringify(body)}`);
    return ended(body.id);
  };

  return [
    {
      name: 'import: the agency tries the list',
      walk: async () => {
        const { status, body } = await site.post('/api/agency/session', agency);
        if (status !== 200) throw new Error(`the sign-in is answered ${status}`);
        headers = { authorization: `Bearer ${body.token}` };
        trial = await sent({ dryRun: 'true' });
        const { counts, classes } = trial;
        const sum = counts.accepted + counts.refused + counts.leftOut + counts.repeated;
        if (sum !== counts.rows) throw new Error(`of ${counts.rows} rows ${sum} are accounted for`);
        const left = classes.filter((one) => one.leftOut).map(({ type, count }) => `${type} ${count}`);
        return [
          `${basename(file)}: ${counts.rows} rows; ${counts.accepted} accepted, ${counts.leftOut} left out${left.length === 0 ? '' : ` (${left.join(', ')})`}, ${counts.refused} refused, ${counts.repeated} repeated. Nothing is written yet.`,
          ...exampleOf(trial),
        ].join('\n    ');
      },
    },
    {
      name: 'import: confirmed, every accepted row is there',
      walk: async () => {
        const { status, body } = await site.post(`/api/agency/imports/${trial.id}/confirm`, {}, headers);
        if (status !== 202) throw new Error(`the confirmation is answered ${status}: ${JSON.stringify(body)}`);
        const { outcomes, counts } = await ended(trial.id);
        if (total(outcomes) !== counts.accepted)
          throw new Error(`${counts.accepted} rows were accepted, ${total(outcomes)} have an outcome`);
        return `${inWords(outcomes)}. They are listed as not yet with us; nobody was written to.`;
      },
    },
    {
      name: 'import: the same file again creates nothing',
      walk: async () => {
        const { outcomes } = await sent({});
        if (outcomes.created !== 0) throw new Error(`the same file again: ${inWords(outcomes)}`);
        return `${inWords(outcomes)}.`;
      },
    },
    {
      name: 'import: not yet with us, near the place',
      walk: async () => {
        const found = await site.get(`/api/places?q=${encodeURIComponent(place)}`);
        const [here] = found.body.items ?? [];
        if (here === undefined) throw new Error(`no place is found for « ${place} »`);
        const { status, body } = await site.get(`/api/not-yet?cell=${here.cell}&commune=${here.commune}`);
        if (status !== 200) throw new Error(`the list is answered ${status}: ${JSON.stringify(body)}`);
        const [first] = body.items;
        return first === undefined
          ? `Nobody of the list is near ${here.label}.`
          : `Near ${here.label}: ${first.name} (${first.commune}), ${first.distanceKm.toFixed(1)} km away, and ${body.items.length - 1} more, by name, commune and products only.`;
      },
    },
  ];
};

const total = (outcomes: View['outcomes']): number => Object.values(outcomes).reduce((sum, count) => sum + count, 0);

const inWords = (outcomes: View['outcomes']): string =>
  ['created', 'changed', 'unchanged', 'registered', 'removed']
    .filter((outcome) => outcome === 'created' || (outcomes[outcome] ?? 0) > 0)
    .map((outcome) => `${outcomes[outcome] ?? 0} ${outcome}`)
    .join(', ');

/** One refused row, else one that was already in the file. */
const exampleOf = ({ refused }: View): string[] => {
  const example = refused.find(({ kind }) => kind === 'refused') ?? refused.find(({ kind }) => kind === 'repeated');
  return example === undefined
    ? []
    : [`Line ${example.line}, ${example.column || 'the row'}: « ${example.value} »: ${example.reason}`];
};
