import { z } from 'zod';
import { bodyOf, ControlProblem, type ControlRoutes, ok, queryOf } from '../local/control/http.ts';

/** Where functions find the stand-ins of the public registers. */
export const registersAt = (controls: string) => ({
  COMPANY_REGISTER_URL: `${controls}/registers/company`,
  ORGANIC_REGISTER_URL: `${controls}/registers/organic`,
});

const State = z.strictObject({ state: z.enum(['up', 'down']) });

/**
 * The company register and Agence Bio, neither of which can be reached from here: they know the invented SIRETs (999…) of the sample and of the
 * tests. The last digit but the key says what they answer: 7 closed, 8 unknown, 9 in another commune; 1, 4 certified organic, 2 no more.
 * `POST /__local/registers {"state": "down"}` silences them.
 */
export const registerRoutes = (base: string): ControlRoutes => {
  let isUp = true;
  const answering = (): void => {
    if (!isUp) throw new ControlProblem(503, 'the registers are silent here: POST /__local/registers {"state": "up"}');
  };
  return {
    [`GET ${base}/registers/company/search`]: (request) => {
      answering();
      return ok(companyOf(queryOf(request, 'q') ?? ''));
    },
    [`GET ${base}/registers/organic`]: (request) => {
      answering();
      return ok(operatorOf(queryOf(request, 'siret') ?? ''));
    },
    [`GET ${base}/registers`]: () => ok({ state: isUp ? 'up' : 'down' }),
    [`POST ${base}/registers`]: (request) => {
      isUp = bodyOf(request, State).state === 'up';
      return ok({ state: isUp ? 'up' : 'down' });
    },
  };
};

const digitOf = (siret: string): string => siret.at(-2) ?? '';

/** In the shape of recherche-entreprises.api.gouv.fr, as far as it is read. */
const companyOf = (siret: string): unknown => {
  const digit = digitOf(siret);
  if (!siret.startsWith('999') || digit === '8')
    return { results: [], total_results: 0, page: 1, per_page: 1, total_pages: 0 };
  const establishment = {
    siret,
    etat_administratif: digit === '7' ? 'F' : 'A',
    activite_principale: '01.13Z',
    // Nobody's commune is known here: none is named, but where the answer is to be another one.
    ...(digit === '9' ? { commune: '33063', libelle_commune: 'BORDEAUX' } : {}),
  };
  return {
    results: [
      {
        siren: siret.slice(0, 9),
        nom_complet: 'FERME INVENTEE POUR CE SITE',
        nom_raison_sociale: 'FERME INVENTEE POUR CE SITE',
        siege: establishment,
        matching_etablissements: [establishment],
      },
    ],
    total_results: 1,
    page: 1,
    per_page: 1,
    total_pages: 1,
  };
};

/** In the shape of opendata.agencebio.org, as far as it is read. */
const operatorOf = (siret: string): unknown => {
  const digit = digitOf(siret);
  if (!['1', '2', '4'].includes(digit)) return { nbTotal: 0, items: [] };
  const certificate =
    digit === '2'
      ? { etatCertification: 'ARRETEE', dateEngagement: '2017-03-01', dateArret: '2023-12-31' }
      : { etatCertification: 'ENGAGEE', dateEngagement: '2019-05-15', dateArret: null };
  return {
    nbTotal: 1,
    items: [{ siret, certificats: [{ organisme: 'Organisme inventé', ...certificate }] }],
  };
};
