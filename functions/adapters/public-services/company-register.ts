import { z } from 'zod';
import type { Siret } from '#domain/producers/siret.ts';
import { type CompanyAnswer, RegisterSilent } from '#domain/review/registers.ts';
import { CommuneCode } from '#domain/shared/primitives.ts';
import { type RegisterOptions, registerCall } from './register-call.ts';

/** An establishment, as much of it as is read; everything else may change without our noticing. */
const Establishment = z.object({
  siret: z.string(),
  etat_administratif: z.string().nullish(),
  commune: z.string().nullish(),
  libelle_commune: z.string().nullish(),
  activite_principale: z.string().nullish(),
  nom_commercial: z.string().nullish(),
});
const Found = z.object({
  results: z.array(
    z.object({
      nom_complet: z.string().nullish(),
      nom_raison_sociale: z.string().nullish(),
      siege: Establishment.nullish(),
      matching_etablissements: z.array(Establishment).nullish(),
    }),
  ),
});

/**
 * The search of companies of the State, https://recherche-entreprises.api.gouv.fr (Sirene, Licence Ouverte): `GET /search?q=<siret>`. A SIRET
 * finds its company; the establishment is its seat, or among those that match. `A` is active, `F` (and `C` of a company) closed.
 */
export const companyRegister = (options: RegisterOptions) => {
  const call = registerCall(options);
  return async (siret: Siret): Promise<CompanyAnswer> => {
    const parsed = Found.safeParse(await call(`/search?q=${siret}&per_page=1`));
    if (!parsed.success) throw new RegisterSilent('an answer that is not understood', { cause: parsed.error });
    for (const company of parsed.data.results) {
      const all = [...(company.siege ? [company.siege] : []), ...(company.matching_etablissements ?? [])];
      const found = all.find((establishment) => establishment.siret === siret);
      if (found !== undefined) return answerOf(found, company.nom_complet ?? company.nom_raison_sociale ?? '');
    }
    return { kind: 'unknown' };
  };
};

const answerOf = (found: z.infer<typeof Establishment>, company: string): CompanyAnswer => ({
  kind: found.etat_administratif === 'A' ? 'active' : 'closed',
  name: [...new Set([found.nom_commercial ?? '', company])].filter((name) => name !== '').join(', '),
  commune: CommuneCode.nullable()
    .catch(null)
    .parse(found.commune ?? null),
  communeName: found.libelle_commune ?? '',
  activity: found.activite_principale ?? '',
});
