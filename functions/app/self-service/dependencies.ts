import type { ChangePassagesDependencies } from '#app/passages/change-passages.ts';
import type { RequestDependencies } from '#app/requests/follow-request.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import type { OpeningDay } from '#domain/opening/opening-day.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { LiveStore } from '#domain/producers/live.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { OwnRecords } from '#domain/self-service/own-records.ts';
import type { Limit, Limits } from '#domain/shared/limits.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { type Instant, ProducerId, PublicationId, TaskId } from '#domain/shared/primitives.ts';
import type { Tasks } from '#domain/tasks/task-store.ts';
import { newId } from '#platform/clock.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import type { OwnFacts } from './change-own.ts';

export interface SelfServiceDependencies
  extends Omit<ChangePassagesDependencies, 'requests' | 'ledger'>,
    Pick<RequestDependencies, 'requests' | 'now' | 'newTaskId'> {
  readonly directory: Pick<Directory, 'find' | 'decide' | 'ofOwner'>;
  readonly own: OwnRecords;
  readonly live: LiveStore;
  readonly ledger: Pick<Ledger, 'enqueue' | 'wake'>;
  readonly tasks: Pick<Tasks, 'add'>;
  readonly links: () => Promise<SignedLinks>;
  readonly limits: Limits;
  readonly opening: OpeningDay;
}

/** A producer who tidies their page of an evening stays under them; who tries numbers does not. */
const SAVES: Limit = { what: 'own-saves', most: 120, windowSeconds: 3_600 };
const CODES: Limit = { what: 'own-codes', most: 6, windowSeconds: 86_400 };
export const LINKS_TO_ONE: Limit = { what: 'own-links', most: 3, windowSeconds: 86_400 };
const LINKS_FROM_ONE_SOURCE: Limit = { what: 'own-link-requests', most: 20, windowSeconds: 3_600 };

/** False for who saves, or has codes sent, without end. */
export const mayDo = async (
  { limits }: SelfServiceDependencies,
  what: 'save' | 'codes',
  { id, now }: { readonly id: ProducerId; readonly now: Instant },
): Promise<boolean> => limits.allows(what === 'save' ? SAVES : CODES, id, now);

/** False for who asks for links without end. */
export const mayAskLinks = async (
  { limits, links }: SelfServiceDependencies,
  { sourceAddress, now }: { readonly sourceAddress: string; readonly now: Instant },
): Promise<boolean> => limits.allows(LINKS_FROM_ONE_SOURCE, (await links()).hash(sourceAddress), now);

/** Whom a link opens; `replaced`: they are not reached any more by the address that it was sent to. */
export const opened = async (
  { links, directory }: SelfServiceDependencies,
  token: string,
  now: Instant,
): Promise<
  Outcome<{ readonly token: string; readonly producer: Producer }, 'invalid' | 'expired' | 'gone' | 'replaced'>
> => {
  const link = (await links()).open('producerPage', token, now);
  if (!link.ok) return refused(link.reason);
  const producer = await directory.find(ProducerId.parse(link.parts[0]));
  if (producer === undefined) return refused('gone');
  return link.wasSentTo(addressesOf(producer)) ? done({ token, producer }) : refused('replaced');
};

/** By which they are reached now: the only ones whose links open anything of theirs. */
const addressesOf = ({ details }: Producer): string[] => details.channels.map(({ address }) => address);

/**
 * The link with which they go on after they have changed their channels: the one they came by, as long as they are reached by its address; else one of the
 * address that they have just shown to be theirs, or of the first that remains.
 */
export const linkAfter = async (
  { links }: Pick<SelfServiceDependencies, 'links'>,
  token: string,
  producer: Producer,
  now: Instant,
): Promise<string> => {
  const signed = await links();
  const link = signed.open('producerPage', token, now);
  const [first] = addressesOf(producer);
  if (first === undefined || (link.ok && link.wasSentTo(addressesOf(producer)))) return token;
  return signed.sign('producerPage', [producer.id], now, first);
};

export const ownFacts = async (
  { opening }: SelfServiceDependencies,
  now: Instant,
  version?: number,
): Promise<OwnFacts> => ({
  now,
  opensAt: await opening(),
  publicationId: PublicationId.parse(newId()),
  taskId: TaskId.parse(newId()),
  ...(version === undefined || Number.isNaN(version) ? {} : { expectedVersion: version }),
});
