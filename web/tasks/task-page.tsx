import type { Producer } from '#domain/producers/producer.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import type { PartStatus } from '#domain/requests/status.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import type { Task, TaskClaim } from '#domain/tasks/task.ts';
import { BY_ITSELF } from '#domain/tasks/task-steps.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { closedByItself, momentInWords } from '#web/agency/moments.ts';
import { Shortcuts } from '#web/agency/shortcuts.tsx';
import { Button, LinkButton, TelButton } from '#web/shared/buttons.tsx';
import { contactInWords } from '#web/shared/contact-in-words.ts';
import { ErrorSummary, errorOf, Field, Hidden, Radios, Textarea } from '#web/shared/forms.tsx';
import { Notice, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, typeset } from '#web/shared/text.ts';
import { Asked, askerInWords, Tried } from './task-asked.tsx';
import { taskTexts } from './task-texts.ts';
import { toDoInWords } from './to-do-texts.ts';

interface ShownTask {
  readonly task: Task;
  readonly request: ProducerRequest | undefined;
  readonly part: PartStatus | undefined;
  readonly urgent: boolean;
}

export interface TaskPageProps extends AgencyProps {
  readonly now: Instant;
  readonly groupKey: string;
  readonly producer: Producer | undefined;
  readonly communeName: string;
  readonly claim: TaskClaim | undefined;
  readonly tasks: readonly ShownTask[];
  readonly later: readonly Task[];
  readonly closed: readonly Task[];
  /** Whether their rights let them settle these. */
  readonly maySettle: boolean;
  readonly said: string | undefined;
  /** Somebody was faster: who and when. */
  readonly conflict: string | undefined;
  /** Of one task's form, its fields named `t-<task>.<field>`, or of the form for all (`all.<field>`); and what was typed there. */
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string>>;
}

/** Where the fields of one task's form are posted: a name must begin with a letter, an identifier need not. */
export const taskField = (taskId: string): string => `t-${taskId}`;
export const ALL_TASKS = 'all';

/** One screen for one call: the number, everything that waits with this producer, and what came of it. */
export const AgencyTaskPage = (props: TaskPageProps) => {
  const { lang, producer, tasks, groupKey, said, conflict } = props;
  const name = producer?.details.name ?? tasks[0]?.task.toDo.name ?? pick(taskTexts.title, lang);
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="tasks"
      title={typeset(name)}
      scripts={['review.js']}
      addressIn={(of) => href('agencyTask', of, { id: groupKey })}
    >
      <p>
        <a href={href('agencyTasks', lang)} data-key="u">
          {pick(taskTexts.allTasks, lang)}
        </a>
      </p>
      <Shortcuts lang={lang} keys={taskTexts.keysOne} />
      {said === undefined ? null : <Notice kind="good" live title={said} />}
      {conflict === undefined ? null : (
        <Notice kind="bad" live title={pick(taskTexts.closedTitle, lang)}>
          <p>{typeset(conflict)}</p>
        </Notice>
      )}
      {props.communeName === '' ? null : <p class="kicker">{props.communeName}</p>}
      <h1>{typeset(name)}</h1>
      <ErrorSummary errors={props.errors} lang={lang} />
      {tasks.length === 0 ? <NothingLeft {...props} /> : <Claim {...props} />}
      {producer === undefined ? <UnclaimedWho {...props} /> : <Whom producer={producer} lang={lang} />}
      {tasks.map((shown) => (
        <TaskPanel key={shown.task.id} {...props} {...shown} />
      ))}
      {tasks.length === 0 || !props.maySettle ? null : <Later {...props} />}
      <Earlier {...props} />
    </AgencyFrame>
  );
};

/** Who is not yet with us: how to reach them stands in the list that they come from, where they can be invited or taken out too. */
const UnclaimedWho = ({ groupKey, tasks, lang }: TaskPageProps) =>
  tasks.some(
    ({ request, task }) =>
      request?.parts.some(({ unclaimed }) => unclaimed !== undefined) ||
      // Their invitation: a task about a producer has them beside it.
      (task.kind === 'deliveryFailed' && task.producerId !== null),
  ) ? (
    <Notice>
      <p>{pick(taskTexts.unclaimedWho, lang)}</p>
      <LinkButton href={href('agencyUnclaimed', lang, {}, { ferme: groupKey })} look="quiet">
        {pick(taskTexts.notYetSee, lang)}
      </LinkButton>
    </Notice>
  ) : null;

const NothingLeft = ({ lang, later, now }: TaskPageProps) => (
  <Notice title={pick(taskTexts.nothingLeft, lang)}>
    {later.map(({ id, toDo, dueAt }) => (
      <p key={id}>
        {toDoInWords(toDo, lang)}.{' '}
        {dueAt === undefined ? null : pick(taskTexts.comesBack, lang, { when: momentInWords(dueAt, now, lang) })}
      </p>
    ))}
    <LinkButton href={href('agencyTasks', lang)}>{pick(taskTexts.allTasks, lang)}</LinkButton>
  </Notice>
);

const Claim = (props: TaskPageProps) => {
  const { claim, member, lang, now, groupKey, maySettle } = props;
  const act = (action: string, label: string, look: 'main' | 'quiet' | 'plain') => (
    <form
      class={action === 'take' ? 'take' : undefined}
      method="post"
      action={href('agencyTask', lang, { id: groupKey })}
    >
      <Hidden values={{ action }} />
      <Button look={look}>{label}</Button>
    </form>
  );
  if (claim === undefined) return maySettle ? act('take', pick(taskTexts.take, lang), 'main') : null;
  if (claim.by === member.email)
    return (
      <div class="claimed">
        <Tag look="full">{pick(taskTexts.hers, lang)}</Tag>
        {act('release', pick(taskTexts.release, lang), 'plain')}
      </div>
    );
  return (
    <Notice title={pick(taskTexts.takenTitle, lang, { who: claim.by })}>
      <p>
        {pick(taskTexts.takenText, lang, {
          since: momentInWords(claim.since, now, lang),
          until: momentInWords(claim.until, now, lang),
        })}
      </p>
      <LinkButton href={href('agencyTasks', lang)} look="quiet">
        {pick(taskTexts.allTasks, lang)}
      </LinkButton>
    </Notice>
  );
};

/** Whom to telephone: every number they gave, their own order first, as large as it can be dialled. */
const Whom = ({ producer, lang }: { readonly producer: Producer; readonly lang: Language }) => {
  const { channels, publicContacts, contactName, rounds } = producer.details;
  const given = channels.filter(({ kind }) => kind === 'sms' || kind === 'call').map(({ address }) => String(address));
  const numbers = [
    ...new Set([...given, ...(publicContacts.telephone === null ? [] : [String(publicContacts.telephone)])]),
  ];
  const hours = [
    ...new Set(rounds.flatMap(({ pickup }) => (pickup === null || pickup.hours === '' ? [] : [pickup.hours]))),
  ];
  const words = { email: taskTexts.email, sms: taskTexts.sms, call: taskTexts.voice, webhook: taskTexts.webhook };
  return (
    <section class="panel whom">
      <h2>{pick(taskTexts.call, lang)}</h2>
      <p>
        {pick(taskTexts.askFor, lang, { name: contactName })}{' '}
        <a href={href('agencyProducer', lang, { id: producer.id })}>{producer.details.name}</a>
      </p>
      {numbers.length === 0 ? <p>{pick(taskTexts.noNumber, lang)}</p> : null}
      <div class="actions">
        {numbers.map((number, index) => (
          <TelButton
            key={number}
            telephone={number}
            name={contactName}
            lang={lang}
            look={index === 0 ? 'main' : 'quiet'}
          />
        ))}
      </div>
      <h3>{pick(taskTexts.hisWays, lang)}</h3>
      <ol class="channels">
        {channels.map(({ kind, address }) => (
          <li key={kind + address}>
            {pick(words[kind], lang, { address: contactInWords(address, lang), number: contactInWords(address, lang) })}
          </li>
        ))}
      </ol>
      {hours.map((words) => (
        <p key={words}>{pick(taskTexts.hours, lang, { hours: words })}</p>
      ))}
    </section>
  );
};

type PanelProps = TaskPageProps & ShownTask;

const TaskPanel = (props: PanelProps) => {
  const { task, request, part, urgent, lang, maySettle } = props;
  const waits = request !== undefined && part !== undefined && part.answer === null;
  return (
    <section class="panel" id={task.id}>
      <h2>
        {request === undefined ? toDoInWords(task.toDo, lang) : askerInWords(request, lang)}{' '}
        {urgent ? <Tag look="full">{pick(taskTexts.urgent, lang)}</Tag> : null}
      </h2>
      <p class="soft small">{pick(taskTexts.since, lang, { when: momentInWords(task.createdAt, props.now, lang) })}</p>
      {request === undefined ? null : <Asked {...props} request={request} />}
      <Tried {...props} />
      {part?.answer == null ? null : (
        <Notice kind="good" title={pick(taskTexts.answeredTitle, lang)}>
          <p>{pick(taskTexts.answeredText, lang)}</p>
        </Notice>
      )}
      {maySettle ? (
        <>
          <Settle {...props} waits={waits} />
          <GiveUp {...props} waits={waits} />
        </>
      ) : null}
    </section>
  );
};

const fieldsOf =
  ({ task, typed, errors, lang }: PanelProps) =>
  (name: string) => {
    const at = `${taskField(task.id)}.${name}`;
    return { name: at, lang, value: typed[at] ?? '', error: errorOf(errors, at) };
  };

const Settle = (props: PanelProps & { readonly waits: boolean }) => {
  const { task, part, waits, lang, groupKey } = props;
  const field = fieldsOf(props);
  return (
    <form method="post" action={href('agencyTask', lang, { id: groupKey })}>
      <Hidden values={{ action: 'done', task: task.id }} />
      {waits ? (
        <>
          <Radios
            {...field('answer')}
            label={pick(taskTexts.answer, lang)}
            choices={[
              { value: 'accept', label: pick(taskTexts.accept, lang) },
              { value: 'propose', label: pick(taskTexts.propose, lang) },
              { value: 'decline', label: pick(taskTexts.decline, lang) },
              { value: 'none', label: pick(taskTexts.noAnswer, lang) },
            ]}
          />
          <Textarea
            {...field('word')}
            label={pick(taskTexts.word, lang)}
            hint={pick(taskTexts.wordHint, lang)}
            rows={2}
            maxLength={600}
            optional
          />
        </>
      ) : null}
      <Field {...field('note')} label={pick(taskTexts.note, lang)} maxLength={300} optional />
      <Button>{pick(waits ? taskTexts.record : part?.answer == null ? taskTexts.done : taskTexts.file, lang)}</Button>
    </form>
  );
};

const GiveUp = (props: PanelProps & { readonly waits: boolean }) => {
  const { task, waits, lang, groupKey } = props;
  const field = fieldsOf(props)('giveUp');
  return (
    <details class="entry" open={field.error !== undefined}>
      <summary>
        <strong>{pick(taskTexts.giveUpTitle, lang)}</strong>
      </summary>
      <form class="entry-body" method="post" action={href('agencyTask', lang, { id: groupKey })}>
        <Hidden values={{ action: 'giveUp', task: task.id }} />
        <Textarea
          {...field}
          label={pick(taskTexts.giveUpWhy, lang)}
          hint={pick(waits ? taskTexts.giveUpToRequester : taskTexts.giveUpKept, lang)}
          rows={2}
          maxLength={300}
        />
        <Button look="quiet">{pick(waits ? taskTexts.giveUpTellYes : taskTexts.giveUpYes, lang)}</Button>
      </form>
    </details>
  );
};

/** All of it comes back together: one call settles several, and so does none. */
const Later = ({ lang, groupKey, typed, errors }: TaskPageProps) => {
  const field = (name: string) => {
    const at = `${ALL_TASKS}.${name}`;
    return { name: at, lang, value: typed[at] ?? '', error: errorOf(errors, at) };
  };
  return (
    <section class="panel" id="later">
      <h2>{pick(taskTexts.laterTitle, lang)}</h2>
      <p>{pick(taskTexts.laterText, lang)}</p>
      <form method="post" action={href('agencyTask', lang, { id: groupKey })}>
        <Hidden values={{ action: 'later' }} />
        <Field
          {...field('note')}
          label={pick(taskTexts.tryNote, lang)}
          hint={pick(taskTexts.tryNoteHint, lang)}
          maxLength={300}
          optional
        />
        <div class="actions">
          <Button look="quiet" name={`${ALL_TASKS}.when`} value="inTwoHours">
            {pick(taskTexts.inTwoHours, lang)}
          </Button>
          <Button look="quiet" name={`${ALL_TASKS}.when`} value="tomorrow">
            {pick(taskTexts.tomorrowMorning, lang)}
          </Button>
        </div>
        <Field {...field('again')} type="date" width="short" label={pick(taskTexts.onDay, lang)} optional />
        <Button look="quiet" name={`${ALL_TASKS}.when`} value="date">
          {pick(taskTexts.onDayGo, lang)}
        </Button>
      </form>
    </section>
  );
};

/** What was noted before: the next who calls need not ask the same. */
const Earlier = ({ closed, now, lang }: TaskPageProps) =>
  closed.length === 0 ? null : (
    <section>
      <h2>{pick(taskTexts.earlier, lang)}</h2>
      <ul>
        {closed.map(({ id, toDo, state, doneAt, doneBy, note }) => (
          <li key={id}>
            {toDoInWords(toDo, lang)} : {pick(state === 'done' ? taskTexts.closedDone : taskTexts.closedGivenUp, lang)}{' '}
            {doneAt === null ? null : momentInWords(doneAt, now, lang)}
            {doneBy === BY_ITSELF ? (
              `, ${closedByItself(note, lang)}`
            ) : (
              <>
                , {doneBy}
                {note === '' ? null : <span class="told"> « {note} »</span>}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
