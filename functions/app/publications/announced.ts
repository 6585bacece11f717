import type { Actor } from '#app/members/actor.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { type AuditEntry, type AuditLog, auditEntry } from '#domain/audit/audit-entry.ts';
import type { Delivery } from '#domain/ledger/delivery.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import type { Letters } from '#domain/ledger/letters.ts';
import { type DeadLetters, isDead, NOTHING_SENT, sendAgain, type Tally, tallied } from '#domain/ledger/standing.ts';
import { type Refusal, refusedToChange, refusedToRead, refusedToRun } from '#domain/members/member.ts';
import type { Announcements } from '#domain/producers/announcements.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Publication } from '#domain/producers/publication.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { ProducerId, PublicationId } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import { newId } from '#platform/clock.ts';
import { eachAtOnce } from '#platform/queue.ts';

export interface AnnouncedPorts {
  readonly announcements: Announcements;
  readonly directory: Pick<Directory, 'find' | 'findPublication'>;
  readonly letters: Pick<Letters, 'batchesOf' | 'standingOf' | 'wakeIds'>;
  readonly ledger: Pick<Ledger, 'change'>;
  readonly deadLetters: DeadLetters;
  readonly audit: Pick<AuditLog, 'write'>;
}

interface ListedAnnouncement {
  readonly publication: Publication;
  readonly producer: Producer;
}

/** What the agency sees of alerts after they were owed. A partner sees those of producers of their departments. */
export interface AnnouncedUseCases {
  list(
    asked: { readonly cursor: string | undefined; readonly producer: ProducerId | undefined },
    actor: Actor,
  ): Promise<{ readonly items: readonly ListedAnnouncement[]; readonly cursor: string | undefined }>;
  find(
    id: PublicationId,
    actor: Actor,
  ): Promise<Outcome<ListedAnnouncement & { readonly tally: Tally }, 'notFound' | Refusal>>;
  /** Has all messages of a publication that never left tried again, as many as a call has time for; answers how many. */
  sendAllAgain(id: PublicationId, actor: Actor): Promise<Outcome<number, 'notFound' | Refusal>>;
  deadLetters(
    cursor: string | undefined,
    actor: Actor,
  ): Promise<Outcome<{ readonly deliveries: readonly Delivery[]; readonly cursor: string | undefined }, Refusal>>;
  /** Of these, those that never left; answers how many. */
  sendAgain(ids: readonly string[], actor: Actor): Promise<Outcome<number, Refusal>>;
}

/** Batches hold up to 500 messages: so many are counted together. */
const BATCHES_AT_ONCE = 4;
const MAX_AGAIN = 500;
const AGAIN_AT_ONCE = 10;

export const announcedUseCases = (ports: AnnouncedPorts): AnnouncedUseCases => {
  const { announcements, directory, letters, ledger, deadLetters, audit } = ports;

  const seen = async (publications: readonly Publication[], { by }: Actor): Promise<ListedAnnouncement[]> => {
    const ids = [...new Set(publications.map(({ producerId }) => producerId))];
    const found = new Map<ProducerId, Producer>();
    await eachAtOnce(ids, AGAIN_AT_ONCE, async (id) => {
      const producer = await unlessUnreadable(directory.find(id), undefined);
      if (producer !== undefined) found.set(id, producer);
    });
    return publications.flatMap((publication) => {
      const producer = found.get(publication.producerId);
      return producer === undefined || refusedToRead(by, departmentOfCommune(producer.details.commune)) !== undefined
        ? []
        : [{ publication, producer }];
    });
  };

  const find = async (id: PublicationId, { by }: Actor): Promise<Outcome<ListedAnnouncement, 'notFound' | Refusal>> => {
    const publication = await directory.findPublication(id);
    const producer = publication && (await directory.find(publication.producerId));
    if (publication === undefined || producer === undefined) return refused('notFound');
    const why = refusedToRead(by, departmentOfCommune(producer.details.commune));
    return why === undefined ? done({ publication, producer }) : refused(why);
  };

  /** Batch after batch, so that of 35,000 messages only some are in memory. A mail that stands in two batches is counted once. */
  const eachBatch = async (
    { id, batches }: Publication,
    work: (standing: Awaited<ReturnType<Letters['standingOf']>>) => void,
  ): Promise<void> => {
    const known = new Set<string>();
    await eachAtOnce(await letters.batchesOf(id, batches), BATCHES_AT_ONCE, async ({ due, later }) => {
      const fresh = [...due, ...later].filter((one) => !known.has(one));
      for (const one of fresh) known.add(one);
      work(await letters.standingOf(fresh));
    });
  };

  /** The entry first: what was done without a trace would be worse than a trace of what was not. */
  const again = async (
    ids: readonly string[],
    entry: Pick<AuditEntry, 'subject'>,
    { by, now }: Actor,
  ): Promise<number> => {
    if (ids.length === 0) return 0;
    const words = { action: 'messagesSentAgain' as const, after: { mails: String(ids.length) } };
    await audit.write([auditEntry({ id: newId(), at: now, by, ...words, ...entry })]);
    const owed: string[] = [];
    await eachAtOnce(ids, AGAIN_AT_ONCE, async (id) => {
      if ((await ledger.change(id, sendAgain(now))) !== undefined) owed.push(id);
    });
    await letters.wakeIds(owed);
    return owed.length;
  };

  return {
    async list({ cursor, producer }, actor) {
      if (producer !== undefined)
        return { items: await seen(await announcements.of(producer, actor.now), actor), cursor: undefined };
      const page = await announcements.page(actor.now, cursor);
      return { items: await seen(page.publications, actor), cursor: page.cursor };
    },

    async find(id, actor) {
      const found = await find(id, actor);
      if (!found.ok) return found;
      let tally = NOTHING_SENT;
      await eachBatch(found.value.publication, (standing) => {
        tally = tallied(tally, standing);
      });
      return done({ ...found.value, tally });
    },

    async sendAllAgain(id, actor) {
      const found = await find(id, actor);
      if (!found.ok) return found;
      const { publication, producer } = found.value;
      const why = refusedToChange(actor.by, departmentOfCommune(producer.details.commune));
      if (why !== undefined) return refused(why);
      const dead: string[] = [];
      await eachBatch(publication, (standing) => dead.push(...standing.filter(isDead).map((one) => one.id)));
      const subject = { kind: 'producer' as const, id: producer.id, name: producer.details.name };
      return done(await again(dead.slice(0, MAX_AGAIN), { subject }, actor));
    },

    async deadLetters(cursor, { by }) {
      const why = refusedToRun(by);
      return why === undefined ? done(await deadLetters.page(cursor)) : refused(why);
    },

    async sendAgain(ids, actor) {
      const why = refusedToRun(actor.by);
      if (why !== undefined) return refused(why);
      const subject = { kind: 'message' as const, id: ids[0] ?? '', name: '' };
      return done(await again(ids.slice(0, MAX_AGAIN), { subject }, actor));
    },
  };
};
