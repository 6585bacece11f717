import { z } from 'zod';
import { companyRegister } from '../adapters/company-register.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { organicRegister } from '../adapters/organic-register.ts';
import { queueAt } from '../adapters/queue.ts';
import { registerChecksIn } from '../adapters/register-checks.ts';
import { checkRegisters, isPending } from '../domain/directory/registers.ts';
import { Siret } from '../domain/directory/siret.ts';
import { now } from '../platform/clock.ts';
import { setting } from '../platform/configuration.ts';
import { log } from '../platform/log.ts';
import { queueWorker } from '../platform/queue.ts';

const queue = queueAt<{ readonly siret: Siret }>(setting('CHECK_QUEUE_URL'));

const ports = {
  company: companyRegister({ url: setting('COMPANY_REGISTER_URL') }),
  organic: organicRegister({ url: setting('ORGANIC_REGISTER_URL') }),
  ...registerChecksIn(documentClient(), setting('REQUESTS_TABLE')),
  again: (siret: Siret, afterSeconds: number) => queue.send([{ siret }], afterSeconds),
};

/** Asks the public registers about a SIRET, so that a member finds the answer there when she opens the registration. */
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
