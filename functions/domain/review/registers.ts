import { z } from 'zod';
import type { Siret } from '#domain/producers/siret.ts';
import { CommuneCode, Instant } from '#domain/shared/primitives.ts';

/** What the company register says of a SIRET. `unknown`: it has no such establishment, or its owner keeps it out of the public register. */
export const CompanyAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['active', 'closed']),
    name: z.string(),
    commune: CommuneCode.nullable(),
    communeName: z.string(),
    /** NAF code, such as 01.13Z. */
    activity: z.string(),
  }),
  z.strictObject({ kind: z.literal('unknown') }),
]);
export type CompanyAnswer = z.infer<typeof CompanyAnswer>;

/** What Agence Bio says of a SIRET. `none`: no operator has it. `stopped`: certified once, not now. */
export const OrganicAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['certified', 'stopped']), certifiedBy: z.string(), since: z.string() }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type OrganicAnswer = z.infer<typeof OrganicAnswer>;

/** What the registers answered for a SIRET; null: they have not yet. Public data, kept a month. */
export const RegisterChecks = z.strictObject({
  siret: z.string(),
  company: CompanyAnswer.nullable(),
  organic: OrganicAnswer.nullable(),
  askedAt: Instant,
  tries: z.int().min(1),
});
export type RegisterChecks = z.infer<typeof RegisterChecks>;

/** Thrown by a register that does not answer, refuses us for now, or answers what nobody understands. */
export class RegisterSilent extends Error {
  override readonly name = 'RegisterSilent';
}

export interface RegisterPorts {
  /** @throws RegisterSilent */
  company(siret: Siret): Promise<CompanyAnswer>;
  /** @throws RegisterSilent */
  organic(siret: Siret): Promise<OrganicAnswer>;
  find(siret: string): Promise<RegisterChecks | undefined>;
  save(checks: RegisterChecks): Promise<void>;
  /** Asks for another try after that many seconds. */
  again(siret: Siret, afterSeconds: number): Promise<void>;
}

/** A month: a farm that closes or loses its certificate is seen at the next change it asks for. */
const FRESH_DAYS = 30;
/** 1, 2, 4, 8 minutes and then a quarter of an hour, the longest that a queue waits: about five hours in all. */
const MAX_TRIES = 24;
const waitBefore = (tries: number): number => Math.min(900, 60 * 2 ** (tries - 1));

/**
 * Asks both registers about a SIRET, unless they have answered within a month. What one answers is kept though the other is silent. While
 * something is missing it asks again by itself, later and later; then it stays pending until a member opens the registration.
 */
export const checkRegisters = async (siret: Siret, now: Instant, ports: RegisterPorts): Promise<RegisterChecks> => {
  const before = await ports.find(siret);
  const known = before !== undefined && isFresh(before, now) ? before : undefined;
  if (known !== undefined && !isPending(known)) return known;
  const [company, organic] = await Promise.all([
    known?.company ?? unlessSilent(() => ports.company(siret)),
    known?.organic ?? unlessSilent(() => ports.organic(siret)),
  ]);
  const checks = { siret, company, organic, askedAt: now, tries: (known?.tries ?? 0) + 1 };
  await ports.save(checks);
  if (isPending(checks) && checks.tries < MAX_TRIES) await ports.again(siret, waitBefore(checks.tries));
  return checks;
};

export const isPending = ({ company, organic }: RegisterChecks): boolean => company === null || organic === null;

const isFresh = ({ askedAt }: RegisterChecks, now: Instant): boolean =>
  Date.parse(now) - Date.parse(askedAt) < FRESH_DAYS * 86_400_000;

/** Whether a member who opens a registration should have the registers asked: never asked, or silent for longer than any wait of the queue. */
export const wantsAsking = (checks: RegisterChecks | undefined, now: Instant): boolean =>
  checks === undefined ||
  !isFresh(checks, now) ||
  (isPending(checks) && Date.parse(now) - Date.parse(checks.askedAt) > 1_800_000);

const unlessSilent = async <Answer>(ask: () => Promise<Answer>): Promise<Answer | null> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RegisterSilent) return null;
    throw error;
  }
};
