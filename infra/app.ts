import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleFunctions } from './build/bundle.ts';
import { buildBestCommunes } from './build/exact-communes.ts';
import { BUILD_FOLDER, ROOT } from './build/paths.ts';
import { AppStack } from './stacks/app-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { contextOfCdkJson, readHosting, readTerritory, refuseUnknownContext } from './territory.ts';

export interface SynthesisOptions {
  /** Where the cloud assembly (templates and assets) is written. */
  readonly outdir: string;
  /** Values that replace those of cdk.json's context, `territory` among them. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Where bundles and browser assets are built; `.build` if absent. */
  readonly buildFolder?: string;
}

/**
 * Builds the functions and the browser's assets, then writes the templates. Needs no account and no network: stacks know neither account nor region,
 * nothing is looked up. Throws when a handler is missing, when a value of the territory is not as configuration.ts wants it, when cdk-nag finds a fault.
 */
export const synthesize = async ({
  outdir,
  context = {},
  buildFolder = BUILD_FOLDER,
}: SynthesisOptions): Promise<void> => {
  const written = await contextOfCdkJson();
  refuseUnknownContext({ ...written, ...context });
  await bundleFunctions({ folder: buildFolder });
  const app = new App({
    outdir,
    context: { ...written, ...context },
    analyticsReporting: false,
    treeMetadata: false,
  });
  checkWithNag(app);
  addStacks(app, buildFolder);
  app.synth();
};

/** Makes the synthesis of an app fail on any resource that breaks a rule of cdk-nag's AwsSolutions and is not excused by `because`. */
export const checkWithNag = (app: App): void => Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

/** One territory in, two stacks out: what is kept for ever, and what runs. */
const addStacks = (app: App, buildFolder: string): void => {
  const territory = readTerritory(app.node.tryGetContext('territory'));
  const { tables } = new DataStack(app, `${territory.id}-data`, {
    description: `Alaronde, ${territory.name.en}: the directory, subscriptions, requests and deliveries`,
    terminationProtection: true,
  });
  new AppStack(app, `${territory.id}-app`, {
    territory,
    buildFolder,
    tables,
    hosting: readHosting((name) => app.node.tryGetContext(name)),
    description: `Alaronde, ${territory.name.en}: pages, calls, sign-in, announcements, mails and SMS`,
  });
};

// The CDK's command sets CDK_OUTDIR and looks after that folder; build/synth-cached.ts sets both.
if (import.meta.main) {
  const { CDK_OUTDIR: given, ALARONDE_BUILD_FOLDER: buildFolder = BUILD_FOLDER } = process.env;
  const outdir = given ?? join(ROOT, 'cdk.out');
  // Assets of earlier versions would pile up.
  if (given === undefined) await rm(outdir, { recursive: true, force: true });
  // Whoever builds for a stack of this machine has seen to the list of communes before.
  if (process.env.ALARONDE_BUILD_FOLDER === undefined) await buildBestCommunes((line) => console.error(line));
  await synthesize({ outdir, buildFolder });
}
