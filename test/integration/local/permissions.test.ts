import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureSynthesized } from '#infra/build/synth-cached.ts';
import { startStack, type TestStack } from '../../support/stack.ts';

interface Statement {
  Action: string | string[];
}
interface Template {
  Resources: Record<string, { Type: string; Properties: { PolicyDocument: { Statement: Statement[] } } }>;
}

/** The synthesized app without one right of one function. */
const without = async (action: string, functionName: string, folder: string): Promise<string> => {
  const outdir = join(folder, 'cdk.out');
  await cp((await ensureSynthesized()).outdir, outdir, { recursive: true });
  for (const name of (await readdir(outdir)).filter((file) => file.endsWith('.template.json'))) {
    const template = JSON.parse(await readFile(join(outdir, name), 'utf8')) as Template;
    for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
      if (Type !== 'AWS::IAM::Policy' || !id.startsWith(`${functionName}Role`)) continue;
      const { PolicyDocument } = Properties;
      PolicyDocument.Statement = PolicyDocument.Statement.filter((one) => ![one.Action].flat().includes(action));
    }
    await writeFile(join(outdir, name), JSON.stringify(template));
  }
  return outdir;
};

/** A right that is missing in the template is missing here: the step that needs it fails, and the log says which statement to add. */
describe('a function without one of its rights', () => {
  let stack: TestStack;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'alaronde-rights-'));
    const outdir = await without('dynamodb:Query', 'Search', folder);
    stack = await startStack({ outdir, stateDir: join(folder, 'state') });
  });
  afterAll(async () => {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('fails at the step that needs it, and says what is missing', async () => {
    const answer = await stack.fetch('/api/producers?lat=43.61&lon=-1.04');
    expect(answer.status).toBeGreaterThanOrEqual(500);
    const logs = join(folder, 'state', 'logs');
    const texts = await Promise.all((await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')));
    expect(texts.join()).toMatch(
      /a right is missing in the role of [\w-]*Search\w*: {"Effect":"Allow","Action":"dynamodb:Query","Resource":"[^"]*table\/[^"]*Coverage[^"]*"}/,
    );
  });

  it('leaves the others theirs', async () => {
    expect((await stack.fetch('/api/places?q=Gaas')).status).toBe(200);
    const body = JSON.stringify({ email: 'jeanne@exemple.invalid', place: { cell: 'ezz20', commune: '40101' } });
    const headers = { 'content-type': 'application/json' };
    expect((await stack.fetch('/api/subscriptions', { method: 'POST', body, headers })).status).toBe(202);
    expect(await stack.mailsTo('jeanne@exemple.invalid')).toHaveLength(1);
  });
});
