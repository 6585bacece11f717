import { z } from 'zod';
import { queueAt } from '#adapters/aws/queue.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { registerChecksIn } from '#adapters/dynamodb/review/register-checks.ts';
import { companyRegister } from '#adapters/public-services/company-register.ts';
import { organicRegister } from '#adapters/public-services/organic-register.ts';
import { Siret } from '#domain/producers/siret.ts';
import { checkRegisters, isPending } from '#domain/review/registers.ts';
import { now } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';
import { log } from '#platform/log.ts';
import { queueWorker } from '#platform/queue.ts';

const queue = queueAt<{ readonly siret: Siret }>(setting('CHECK_QUEUE_URL'));

const ports = {
  company: companyRegister({ url: setting('COMPANY_REGISTER_URL') }),
  organic: organicRegister({ url: setting('ORGANIC_REGISTER_URL') }),
  ...registerChecksIn(documentClient(), setting('AGENCY_TABLE')),
  again: (siret: Siret, afterSeconds: number) => queue.send([{ siret }], afterSeconds),
};

/** Asks the public registers about a SIRET, so that a member finds the answer there when they open the registration. */
export const handler = queueWorker({
  name: 'check-registers',
  message: z.object({ siret: Siret }),
  atOnce: 1,
  work: async ({ siret }) => {
    const checks = await checkRegisters(siret, now(), ports);
    if (isPending(checks))
      log.info('a register is silent', { company: checks.company === null, organic: checks.organic === null });
  },
});
