import type { Actor } from '#app/members/actor.ts';
import { type ExpectedReaders, type Expecting, expectedReaders } from '#app/publications/expected-readers.ts';
import { type CameCount, cameOf } from '#app/requests/say-it-came.ts';
import { communes } from '#app/shared/communes.ts';
import { type LikelyPorts, likelyHimself } from '#app/unclaimed/likely-same-farm.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import {
  type ContactConfirmationStore,
  type ContactState,
  UNCONFIRMED_DAYS,
} from '#domain/contacts/contact-confirmation.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import { limitOf, type Refusal, refusedToRead } from '#domain/members/member.ts';
import type { OpeningDay } from '#domain/opening/opening-day.ts';
import { isOpen } from '#domain/opening/opening-day.ts';
import type { Directory } from '#domain/producers/directory.ts';
import { type Producer, type ProducerState, ProducerState as States } from '#domain/producers/producer.ts';
import { writtenChannel } from '#domain/producers/written-channel.ts';
import type { Requests } from '#domain/requests/request-store.ts';
import { type Duplicate, type DuplicatePorts, duplicatesOf } from '#domain/review/duplicates.ts';
import type { Question, QuestionAnswered, Questions } from '#domain/review/questions.ts';
import { type CheckPorts, type ReviewChecks, reviewChecks } from '#domain/review/review-checks.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { type Instant, type ProducerId, PublicationId, TaskId } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import type { LikelyHimself } from '#domain/unclaimed/likely-same-farm.ts';
import type { Notice } from '#domain/upkeep/notice.ts';
import { newId } from '#platform/clock.ts';
import { log } from '#platform/log.ts';
import { answerByTelephone, askProducer, type QuestionFacts, type QuestionOutcome } from './ask-producer.ts';
import { type Decided, type Decision, decide, publicationIfApproved } from './decide-registration.ts';

export interface ReviewDependencies {
  readonly directory: Directory;
  readonly ledger: Pick<Ledger, 'wake'>;
  readonly questions: Questions;
  readonly registers: CheckPorts['registers'];
  readonly reachedBy: DuplicatePorts['reachedBy'];
  readonly coverage: DuplicatePorts['coverage'];
  /** Those of lists who are not yet with us. */
  readonly listed: LikelyPorts;
  /** Changes that wait of published producers of these departments, all without; on the first page. */
  readonly openChanges: (departments: readonly string[] | undefined) => Promise<Counted>;
  readonly proposalOf: (id: ProducerId) => Promise<{ readonly rejection: unknown } | undefined>;
  readonly opening: OpeningDay;
  /** What goes wrong by itself, and a person should mend. */
  readonly notices: (now: Instant) => Promise<readonly Notice[]>;
  readonly confirmations: Pick<ContactConfirmationStore, 'find'>;
  readonly expecting: Expecting;
  readonly requests: Pick<Requests, 'ofPassages'>;
}

interface Counted {
  readonly count: number;
  readonly more: boolean;
}

/** A registration as a member had it before them. */
export interface Read {
  readonly id: ProducerId;
  readonly version: number | undefined;
  /** One of several decided at once: their subscribers get one mail for all. */
  readonly together?: boolean;
}

/** A producer who has answered, and what. */
interface AnsweredProducer {
  readonly question: Question;
  readonly producer: Producer;
}

/** What the calls and the pages of the review have in common. What a member may not see or do is refused, and why. */
export interface AgencyUseCases {
  producers(
    state: ProducerState,
    cursor: string | undefined,
    actor: Actor,
  ): Promise<{ producers: readonly Producer[]; cursor: string | undefined }>;
  counts(actor: Actor): Promise<Record<ProducerState, Counted>>;
  /** When the directory opens; undefined where it is open. */
  opensAt(actor: Actor): Promise<Instant | undefined>;
  /** What goes wrong by itself, and a person should mend. */
  notices(actor: Actor): Promise<readonly Notice[]>;
  /** Changes of published producers that wait for the agency. */
  changes(actor: Actor): Promise<Counted>;
  /** Producers who wait for a decision and have answered a question. */
  answers(actor: Actor): Promise<readonly AnsweredProducer[]>;
  find(id: ProducerId, actor: Actor): Promise<Outcome<Producer, 'notFound' | Refusal>>;
  /** The one to review after this one, oldest first; undefined where nobody else waits. */
  next(after: ProducerId, actor: Actor): Promise<Producer | undefined>;
  checks(producer: Producer, actor: Actor): Promise<ReviewChecks>;
  duplicates(producer: Producer): Promise<readonly Duplicate[]>;
  /** Whether the address that is written to first was shown to be theirs; undefined where nobody was asked. */
  contact(producer: Producer): Promise<ContactState | undefined>;
  /** Of what was agreed lately, what requesters say of it: came, or not. */
  came(id: ProducerId, now: Instant): Promise<CameCount>;
  /** Farms of lists that may be this producer. */
  likelyHimself(producer: Producer): Promise<readonly LikelyHimself[]>;
  /** Whether a change of theirs waits for the agency. */
  changeWaits(producer: Producer): Promise<boolean>;
  decide(read: Read, decision: Decision, actor: Actor): Promise<Decided>;
  /** How many people would hear, were these published now, each of them once; undefined where the opening tells them. */
  expected(producers: readonly Producer[], actor: Actor): Promise<ExpectedReaders | undefined>;
  questions(id: ProducerId): Promise<readonly Question[]>;
  ask(id: ProducerId, text: string, actor: Actor): Promise<QuestionOutcome>;
  answer(of: Pick<Question, 'producerId' | 'id'>, text: string, actor: Actor): Promise<QuestionAnswered>;
}

/** Few enough that what is checked of each is read at once. */
const REVIEWED_AT_ONCE = 20;
/** A partner of one department among twelve finds one in twelve: this many pages are read for it before it is asked to go on. */
const MAX_PAGES = 15;

export const agencyUseCases = (dependencies: ReviewDependencies): AgencyUseCases => {
  const { directory, ledger, questions, registers } = dependencies;

  const producers: AgencyUseCases['producers'] = async (state, cursor, { by }) => {
    const departments = limitOf(by);
    const found: Producer[] = [];
    let from = cursor;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const page = await directory.inState(state, from, REVIEWED_AT_ONCE, departments);
      found.push(...page.producers);
      from = page.cursor;
      if (from === undefined || found.length >= REVIEWED_AT_ONCE / 2) break;
    }
    return { producers: found, cursor: from };
  };

  const seen = ({ details }: Producer, { by }: Actor) => refusedToRead(by, departmentOfCommune(details.commune));

  return {
    producers,

    async counts({ by }) {
      const departments = limitOf(by);
      const counted = await Promise.all(
        States.options.map(async (state) => [state, await directory.countIn(state, departments)] as const),
      );
      return Object.fromEntries(counted) as Record<ProducerState, Counted>;
    },

    notices: ({ now }) => dependencies.notices(now),

    async opensAt({ now }) {
      const opensAt = await dependencies.opening();
      return isOpen(opensAt, now) ? undefined : opensAt;
    },

    changes: ({ by }) => dependencies.openChanges(limitOf(by)),

    async answers(actor) {
      const answered = await questions.answered();
      const found = await Promise.all(
        answered.map(async (question) => ({
          question,
          producer: await unlessUnreadable(directory.find(question.producerId), undefined),
        })),
      );
      return found.flatMap(({ question, producer }) =>
        producer?.state === 'pending' && seen(producer, actor) === undefined ? [{ question, producer }] : [],
      );
    },

    async find(id, actor) {
      const producer = await directory.find(id);
      if (producer === undefined) return refused('notFound');
      const why = seen(producer, actor);
      return why === undefined ? done(producer) : refused(why);
    },

    async next(after, actor) {
      const { producers: waiting } = await producers('pending', undefined, actor);
      return waiting.find(({ id }) => id !== after);
    },

    checks: (producer, { now }) => reviewChecks(producer, { directory, places: communes(), registers }, now),
    duplicates: (producer) => duplicatesOf(producer, dependencies),

    async contact({ id, details, registeredAt }) {
      const way = writtenChannel(details.channels);
      const asked = way && (await dependencies.confirmations.find(id, way.to));
      if (asked === undefined) return undefined;
      const { address, confirmedAt } = asked;
      return { address, confirmedAt, endsAt: secondsAfter(registeredAt, UNCONFIRMED_DAYS * 86_400) };
    },

    came: (id, now) => cameOf(id, dependencies.requests, now),
    likelyHimself: (producer) => likelyHimself(producer, dependencies.listed),
    changeWaits: async ({ id }) => (await dependencies.proposalOf(id))?.rejection === null,

    async decide({ id, version, together = false }, decision, { by, now }) {
      const outcome = await decide({ directory, ledger }, id, decision, {
        by,
        now,
        entryId: newId(),
        publicationId: PublicationId.parse(newId()),
        taskId: TaskId.parse(newId()),
        opensAt: await dependencies.opening(),
        together,
        ...(version === undefined ? {} : { expectedVersion: version }),
      });
      // Only tidies the list of answers: those of decided producers are left out of it anyway.
      if (outcome.kind === 'approved' || outcome.kind === 'rejected')
        await questions.settle(id).catch((error: unknown) => log.error('answers not settled', error, { producer: id }));
      return outcome;
    },

    async expected(waiting, { now }) {
      const opensAt = await dependencies.opening();
      if (!isOpen(opensAt, now)) return undefined;
      const publicationId = PublicationId.parse(newId());
      const approvals = waiting
        .filter(({ state }) => state === 'pending')
        .map((producer) => ({
          producer,
          publication: publicationIfApproved(producer, { now, opensAt, publicationId }),
        }));
      return expectedReaders(approvals, dependencies.expecting);
    },

    questions: (id) => questions.of(id),
    ask: (id, text, actor) => askProducer({ directory, questions, ledger }, id, text, factsOf(actor)),
    answer: (of, text, actor) => answerByTelephone({ directory, questions, ledger }, of, text, factsOf(actor)),
  };
};

const factsOf = ({ by, now }: Actor): QuestionFacts => ({
  by,
  now,
  questionId: newId(),
  entryId: newId(),
  taskId: TaskId.parse(newId()),
});
