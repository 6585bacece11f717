import { distanceKm } from '#domain/areas/geometry.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { communeReachKm, type PositionCheck, positionCheck } from '#domain/areas/position-check.ts';
import { siretKeyIsRight } from '#domain/inputs/siret.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import { LIKE_NAMES, nameLikeness } from './name-likeness.ts';
import { type CompanyAnswer, type OrganicAnswer, type RegisterChecks, wantsAsking } from './registers.ts';

/** What is checked of a registration before a member looks at it. */
export interface ReviewChecks {
  readonly siretKeyRight: boolean;
  /** From the centre of the commune; null where the producer was placed at the centre itself. */
  readonly kmFromCommune: number | null;
  readonly position: PositionCheck;
  /** Other registrations, past or present, under the same SIRET. */
  readonly sameSiret: readonly ProducerId[];
  /** Null: the register has not answered yet. */
  readonly company: (CompanyAnswer & { readonly fits: CompanyFit }) | null;
  readonly organic: OrganicAnswer | null;
  /** Whether they say of themselves to be organic. */
  readonly claimsOrganic: boolean;
}

/** How what the company register says goes with what the producer says. */
type CompanyFit = 'fits' | 'elsewhere' | 'otherName' | 'nothing';

export interface CheckPorts {
  readonly directory: Pick<Directory, 'ofOwner'>;
  readonly places: Pick<KnownPlaces, 'commune' | 'communesWithin'>;
  readonly registers: {
    find(siret: string): Promise<RegisterChecks | undefined>;
    /** Has the registers asked; never waits for them. */
    ask(siret: string): Promise<void>;
  };
}

export const reviewChecks = async (
  { id, details }: Producer,
  { directory, places, registers }: CheckPorts,
  now: Instant,
): Promise<ReviewChecks> => {
  const centre = places.commune(details.commune);
  const [others, answers] = await Promise.all([directory.ofOwner(details.siret), registers.find(details.siret)]);
  if (wantsAsking(answers, now)) await registers.ask(details.siret);
  const km = details.positionApproximate || centre === undefined ? null : distanceKm(details.position, centre);
  const company = answers?.company ?? null;
  return {
    siretKeyRight: siretKeyIsRight(details.siret),
    kmFromCommune: km,
    position: positionCheck(km, centre === undefined ? 0 : communeReachKm(centre, details.commune, places)),
    sameSiret: others.filter((other) => other !== id),
    company: company === null ? null : { ...company, fits: companyFit(company, details) },
    organic: answers?.organic ?? null,
    claimsOrganic: details.labels.includes('BIO'),
  };
};

const companyFit = (company: CompanyAnswer, { name, commune, contactName }: Producer['details']): CompanyFit => {
  if (company.kind === 'unknown') return 'nothing';
  if (company.commune !== null && company.commune !== commune) return 'elsewhere';
  // A farmer alone is in the register under their own name.
  const likeness = Math.max(nameLikeness(company.name, name), nameLikeness(company.name, contactName));
  return likeness >= LIKE_NAMES / 2 || sharesAWord(company.name, `${name} ${contactName}`) ? 'fits' : 'otherName';
};

const sharesAWord = (one: string, other: string): boolean => {
  const words = (text: string) =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .split(/[^a-z]+/);
  const known = new Set(words(other).filter((word) => word.length > 3));
  return words(one).some((word) => known.has(word));
};
