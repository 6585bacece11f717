import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BUILD_FOLDER, COMMUNES_FILE, ROOT } from './paths.ts';

/** A synthesized app: `outdir` is the cloud assembly, templates and assets, complete and never changed again. */
export interface Synthesized {
  readonly outdir: string;
}

/** Everything that decides what is synthesized. What runs the templates on this machine does not. */
const INPUTS = [
  'functions/**/*',
  'web/**/*',
  'infra/*.ts',
  'infra/{build,constructs,functions,stacks}/**/*',
  'cdk.json',
  'package.json',
  'package-lock.json',
];

const CACHE = join(BUILD_FOLDER, 'synth');
const LOCK = join(CACHE, 'lock');

/** Kept beside those in use, the newest first: what is being worked on, and what one goes back to. */
const KEPT = 2;

/** Long enough for the slowest build; a lock that is older, or whose process is gone, was left by one that was killed. */
const STALE_AFTER_MS = 120_000;

/**
 * Synthesizes the app unless it has been since its sources last changed; about 5 s, and 50 ms when nothing changed.
 *
 * May be called by several processes at once: one builds, the others wait for it and take what it built. A build is made aside and moved
 * in place in one step, so that no one ever sees half of one. Throws what the build said when it fails.
 */
export const ensureSynthesized = async (): Promise<Synthesized> => {
  await mkdir(CACHE, { recursive: true });
  for (let discarded = 0; ; ) {
    const key = await hashOfInputs();
    const built = join(CACHE, key);
    if (await markedUsed(built)) return { outdir: join(built, 'cdk.out') };
    if (await lockTaken()) await wait(100);
    else if ((await buildUnderLock(key, discarded < MAX_DISCARDED)) === 'discarded') discarded += 1;
  }
};

/** Builds whose sources changed meanwhile; while someone types without a pause, the next one is taken as it is. */
const MAX_DISCARDED = 2;

/** `strict`: a build is discarded when its sources changed while it ran, so that what lies under a hash was made of just that. */
const buildUnderLock = async (key: string, strict: boolean): Promise<'built' | 'discarded'> => {
  const built = join(CACHE, key);
  const draft = join(CACHE, `${key}.draft-${process.pid}`);
  try {
    if (existsSync(built)) return 'built';
    await build(draft);
    if (strict && (await hashOfInputs()) !== key) return 'discarded';
    await rm(join(draft, 'build'), { recursive: true, force: true });
    await mkdir(join(draft, 'users'));
    await rename(draft, built).catch((error: unknown) => {
      // Another process took the lock for abandoned and was first: its build is of the same sources.
      if (!existsSync(built)) throw error;
    });
    await removeOld(key);
    return 'built';
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(LOCK, { recursive: true, force: true });
  }
};

/** In a process of its own: the CDK and esbuild leave nothing in the caller's memory, and the caller's loader (vitest) leaves them alone. */
const build = (draft: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'infra', 'app.ts')], {
      cwd: ROOT,
      env: { ...process.env, CDK_OUTDIR: join(draft, 'cdk.out'), ALARONDE_BUILD_FOLDER: join(draft, 'build') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the app does not synthesize:\n${said}`))));
  });

/** Tries to take the lock: making a folder either succeeds or fails, for one process alone. False when it is ours. */
const lockTaken = async (): Promise<boolean> => {
  try {
    await mkdir(LOCK);
    await writeFile(join(LOCK, String(process.pid)), '');
    return false;
  } catch (error) {
    if (!isError(error, 'EEXIST')) throw error;
    await breakIfAbandoned();
    return true;
  }
};

const breakIfAbandoned = async (): Promise<void> => {
  const [owner] = await readdir(LOCK).catch(() => []);
  const { mtimeMs } = await stat(LOCK).catch(() => ({ mtimeMs: Date.now() }));
  const isOld = Math.abs(Date.now() - mtimeMs) > STALE_AFTER_MS;
  if (isOld || (owner !== undefined && !isRunning(Number(owner)))) await rm(LOCK, { recursive: true, force: true });
};

const isError = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const hashOfInputs = async (): Promise<string> => {
  const files = INPUTS.flatMap((pattern) => globSync(pattern, { cwd: ROOT, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash
      .update(file.slice(ROOT.length))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  return hash
    .update(await exactCommunes())
    .digest('hex')
    .slice(0, 16);
};

/** The list of communes follows from the sources, unless someone has put exact positions there (build/communes.ts --csv). */
const exactCommunes = async (): Promise<string> => {
  const content = await readFile(COMMUNES_FILE, 'utf8').catch(() => '');
  return content.slice(0, 200).includes('"positions":"exact"') ? content : '';
};

/**
 * Says that this process uses a build, so that it is kept as long as the process runs: a site loads its functions when they are called. False
 * when there is no such build, or not any more.
 */
const markedUsed = async (built: string): Promise<boolean> => {
  try {
    await writeFile(join(built, 'users', String(process.pid)), '');
    await utimes(built, new Date(), new Date());
    return true;
  } catch (error) {
    if (isError(error, 'ENOENT')) return false;
    throw error;
  }
};

const isUsed = async (built: string): Promise<boolean> =>
  (await readdir(join(built, 'users')).catch(() => [])).some((pid) => isRunning(Number(pid)));

/** Removes builds that are neither in use nor recent, and what processes left behind that were killed while building. */
const removeOld = async (justBuilt: string): Promise<void> => {
  const entries = await readdir(CACHE);
  const abandoned = entries.filter((name) => {
    const [, builder] = /\.draft-(\d+)$/.exec(name) ?? [];
    return builder !== undefined && !isRunning(Number(builder));
  });
  await Promise.all(abandoned.map((name) => rm(join(CACHE, name), { recursive: true, force: true })));
  const names = entries.filter((name) => /^[0-9a-f]{16}$/.test(name));
  const builds = await Promise.all(
    names.map(async (name) => {
      const built = join(CACHE, name);
      return { name, at: (await stat(built)).mtimeMs, used: await isUsed(built) };
    }),
  );
  await Promise.all(tooMany(builds, justBuilt).map((name) => rm(join(CACHE, name), { recursive: true, force: true })));
};

export interface KeptBuild {
  readonly name: string;
  /** When it was last used, ms. */
  readonly at: number;
  /** By a process that runs. */
  readonly used: boolean;
}

/**
 * The builds to be removed: all but the newest, those in use, and the one just built, which nobody could mark as used yet. A date in the future (the
 * clock was wrong, the folder was copied) says nothing, and counts as the oldest.
 */
export const tooMany = (builds: readonly KeptBuild[], justBuilt: string, now = Date.now()): readonly string[] => {
  const ageOf = ({ at }: KeptBuild): number => (at > now ? Number.POSITIVE_INFINITY : now - at);
  return builds
    .filter(({ name, used }) => !used && name !== justBuilt)
    .sort((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1))
    .slice(KEPT - 1)
    .map(({ name }) => name);
};

if (import.meta.main) {
  const started = performance.now();
  const { outdir } = await ensureSynthesized();
  console.log(`${outdir} (${Math.round(performance.now() - started)} ms)`);
}
