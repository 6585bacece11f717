import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSynthesized } from '#infra/build/synth-cached.ts';

/** The synthesized app of a directory that is not open yet: its own templates, and in them another opening day. */
export const synthesizedToOpen = async (opensAt: string): Promise<{ outdir: string; remove: () => Promise<void> }> => {
  const { outdir: usual } = await ensureSynthesized();
  const folder = await mkdtemp(join(tmpdir(), 'alaronde-preparing-'));
  const outdir = join(folder, 'cdk.out');
  await mkdir(outdir);
  let changed = 0;
  for (const name of await readdir(usual)) {
    if (!name.endsWith('.json')) {
      await symlink(join(usual, name), join(outdir, name));
      continue;
    }
    const text = await readFile(join(usual, name), 'utf8');
    const other = text.replaceAll('\\"opensAt\\":\\"\\"', `\\"opensAt\\":\\"${opensAt}\\"`);
    if (other !== text) changed += 1;
    await writeFile(join(outdir, name), other);
  }
  if (changed === 0) throw new Error('the templates name no opening day');
  return { outdir, remove: () => rm(folder, { recursive: true, force: true }) };
};
