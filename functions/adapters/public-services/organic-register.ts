import { z } from 'zod';
import type { Siret } from '#domain/producers/siret.ts';
import { type OrganicAnswer, RegisterSilent } from '#domain/review/registers.ts';
import { type RegisterOptions, registerCall } from './register-call.ts';

const Certificate = z.object({
  organisme: z.string().nullish(),
  etatCertification: z.string().nullish(),
  dateEngagement: z.string().nullish(),
  dateArret: z.string().nullish(),
});
const Found = z.object({
  items: z.array(z.object({ siret: z.string().nullish(), certificats: z.array(Certificate).nullish() })),
});

/** `ENGAGEE` is under certification; everything else (`ARRETEE`, `SUSPENDUE`, `RETIREE`…) is not, now. */
const CERTIFIED = 'ENGAGEE';

/**
 * Operators of organic farming by Agence Bio, https://opendata.agencebio.org/api/gouv/operateurs (Licence Ouverte): `?siret=<siret>`, those who
 * have stopped too. An operator may have had several certificates, one after the other.
 */
export const organicRegister = (options: RegisterOptions) => {
  const call = registerCall(options);
  return async (siret: Siret): Promise<OrganicAnswer> => {
    const parsed = Found.safeParse(await call(`?siret=${siret}`));
    if (!parsed.success) throw new RegisterSilent('an answer that is not understood', { cause: parsed.error });
    const own = parsed.data.items.filter((operator) => operator.siret === siret);
    const certificates = own.flatMap(({ certificats }) => certificats ?? []);
    if (own.length === 0) return { kind: 'none' };
    const current = certificates.find(({ etatCertification }) => etatCertification === CERTIFIED);
    if (current !== undefined) return answerOf('certified', current.organisme, current.dateEngagement);
    const last = certificates.toSorted((a, b) => (b.dateArret ?? '').localeCompare(a.dateArret ?? ''))[0];
    return answerOf('stopped', last?.organisme, last?.dateArret);
  };
};

const answerOf = (
  kind: 'certified' | 'stopped',
  certifiedBy: string | null | undefined,
  since: string | null | undefined,
): OrganicAnswer => ({ kind, certifiedBy: certifiedBy ?? '', since: (since ?? '').slice(0, 10) });
