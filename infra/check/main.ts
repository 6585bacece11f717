import { parseArgs } from 'node:util';
import { contextOfCdkJson, readHosting, readTerritory } from '../territory.ts';
import { deployCheck } from './deploy-check.ts';
import { report } from './finding.ts';

/** `npm run deploy:check [-- --update]`: what to do before deploying, in words. Exits with 1 when the deployment would fail. */
const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });
const context = await contextOfCdkJson();
const findings = await deployCheck({
  territory: readTerritory(context.territory),
  lambdaConcurrency: readHosting((name) => context[name]).lambdaConcurrency,
  isUpdate: values.update,
});
const { text, mayDeploy } = report(findings);
console.log(text);
process.exitCode = mayDeploy ? 0 : 1;
