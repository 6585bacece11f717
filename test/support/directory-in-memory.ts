import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import type { Directory, Outbox } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { dueSince, isFinished, type Publication, stageRank } from '#domain/producers/publication.ts';

/** The directory as the domain sees it, without a table; the same contract suite runs against it and against the real one. */
export interface DirectoryInMemory extends Directory {
  readonly publications: ReadonlyMap<string, Publication>;
  /** Everything owed so far, in order. */
  readonly outbox: readonly Outbox[];
  /** Every line of the audit trail so far. */
  readonly audit: readonly AuditEntry[];
}

export const directoryInMemory = (): DirectoryInMemory => {
  const producers = new Map<string, Producer>();
  const publications = new Map<string, Publication>();
  const owners = new Map<string, string>();
  const outbox: Outbox[] = [];
  const audit: AuditEntry[] = [];
  const takenByOther = ({ id, details }: Producer): boolean => (owners.get(details.siret) ?? id) !== id;
  const inState = (state: string, departments?: readonly string[]) =>
    [...producers.values()]
      .filter(({ state: its }) => its === state)
      .filter(({ details }) => departments?.includes(departmentOfCommune(details.commune)) ?? true)
      .sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
  return {
    publications,
    outbox,
    audit,
    find: async (id) => producers.get(id),
    ofOwner: async (siret) =>
      [...producers.values()].filter(({ details }) => details.siret === siret).map(({ id }) => id),
    create: async (registration) => {
      const { producer } = registration;
      if (producers.has(producer.id)) return 'already';
      if (takenByOther(producer)) return 'siretTaken';
      producers.set(producer.id, producer);
      if (producer.publishedAt !== null) owners.set(producer.details.siret, producer.id);
      if (registration.publication) publications.set(registration.publication.id, registration.publication);
      outbox.push(registration.outbox);
      audit.push(...(registration.audit ?? []));
      return 'created';
    },
    inState: async (state, cursor, limit = 50, departments) => {
      const from = Number(cursor ?? 0);
      const all = inState(state, departments);
      return {
        producers: all.slice(from, from + limit),
        cursor: from + limit < all.length ? String(from + limit) : undefined,
      };
    },
    countIn: async (state, departments) => ({ count: inState(state, departments).length, more: false }),
    decide: async (change) => {
      if (producers.get(change.from.id)?.version !== change.from.version) return 'changed';
      if (change.takesSiret === true) {
        if (takenByOther(change.producer)) return 'siretTaken';
        owners.set(change.producer.details.siret, change.producer.id);
      }
      producers.set(change.producer.id, change.producer);
      if (change.publication !== null) publications.set(change.publication.id, change.publication);
      outbox.push(change.outbox);
      audit.push(...(change.audit ?? []));
      return 'written';
    },
    findPublication: async (id) => publications.get(id),
    savePublication: async (publication) => {
      const stored = publications.get(publication.id);
      if (stored === undefined || isAhead(stored, publication)) return 'behind';
      publications.set(publication.id, publication);
      return 'saved';
    },
    openPublications: async (before) =>
      [...publications.values()].filter((one) => !isFinished(one) && dueSince(one) < before),
  };
};

const isAhead = (stored: Publication, other: Publication): boolean =>
  stageRank(stored) > stageRank(other) || (stageRank(stored) === stageRank(other) && stored.matched > other.matched);
