/**
 * What a look at the account found. `before deploying`: the deployment would fail, or deploy something that cannot work. `before opening`: the site runs,
 * but not for 40,000 people. `unknown`: AWS did not say.
 */
type FindingState = 'ok' | 'before deploying' | 'before opening' | 'unknown';

export interface Finding {
  readonly what: string;
  readonly state: FindingState;
  /** A sentence: what is so, and what to do about it. */
  readonly said: string;
}

/** Makes findings about one thing. */
export const about = (what: string) => ({
  ok: (said: string): Finding => ({ what, state: 'ok', said }),
  beforeDeploying: (said: string): Finding => ({ what, state: 'before deploying', said }),
  beforeOpening: (said: string): Finding => ({ what, state: 'before opening', said }),
  unknown: (error: unknown): Finding => ({
    what,
    state: 'unknown',
    said: `AWS did not say (${nameOf(error)}): look in its console, or give the credentials the right to read.`,
  }),
});

/** `AccessDeniedException`: the name by which AWS refuses. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));

const MARKS: Readonly<Record<FindingState, string>> = {
  ok: '✓',
  'before deploying': '✗',
  'before opening': '→',
  unknown: '?',
};

/** The findings as lines, what stands in the way first; and whether one may deploy. */
export const report = (findings: readonly Finding[]): { readonly text: string; readonly mayDeploy: boolean } => {
  const order: readonly FindingState[] = ['before deploying', 'unknown', 'before opening', 'ok'];
  const sorted = [...findings].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const lines = sorted.map(({ what, state, said }) => `${MARKS[state]} ${what}: ${said}`);
  const blocking = findings.filter(({ state }) => state === 'before deploying').length;
  const later = findings.filter(({ state }) => state === 'before opening').length;
  const verdict =
    blocking > 0
      ? `Not yet: ${blocking} to put right first (✗).`
      : later > 0
        ? `You can deploy. ${later} to settle before people come (→).`
        : 'You can deploy.';
  return { text: [...lines, '', verdict].join('\n'), mayDeploy: blocking === 0 };
};
