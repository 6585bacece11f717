import type { Producer } from '../../functions/domain/directory/producer.ts';
import type { ProducerRequest, Task } from '../../functions/domain/requests/request.ts';
import type { FieldError } from '../../functions/domain/shared/outcome.ts';
import type { Language } from '../../functions/domain/shared/primitives.ts';
import { Button, TelButton } from '../components/buttons.tsx';
import { ErrorSummary, errorOf, Field, Hidden, Radios, Textarea } from '../components/forms.tsx';
import { EmptyState, Notice, Pager } from '../components/notices.tsx';
import { href } from '../paths.ts';
import { dayAndYear, sentence, weekdayName } from '../texts/format.ts';
import { pick, typeset } from '../texts/text.ts';
import { AgencyFrame, type AgencyProps } from './agency-frame.tsx';
import { texts } from './texts.ts';

export interface ListedTask {
  readonly task: Task;
  readonly producer: Producer | undefined;
  /** The request whose answer is to be asked for by telephone, where it still waits for one. */
  readonly request: ProducerRequest | undefined;
}

export interface TasksProps extends AgencyProps {
  readonly tasks: readonly ListedTask[];
  readonly next: string | undefined;
  readonly isFirst: boolean;
  readonly outcome: 'finished' | 'already' | undefined;
  /** What was wrong with the form of one task, its fields named `t-<task>.<field>`, and what was typed in it. */
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string>>;
}

/** Where the fields of one task's form are posted: a name must begin with a letter, an identifier need not. */
export const taskField = (taskId: string): string => `t-${taskId}`;

/** What waits for a person, each with whom to telephone and what to write down. */
export const AgencyTasksPage = (props: TasksProps) => {
  const { lang, tasks, next, isFirst, outcome, errors } = props;
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="tasks"
      title={pick(texts.tasksTitle, lang)}
      path={href('agencyTasks', lang)}
      alternatePath={href('agencyTasks', lang === 'fr' ? 'en' : 'fr')}
    >
      <h1>{pick(texts.tasksTitle, lang)}</h1>
      {outcome === undefined ? null : (
        <Notice
          kind={outcome === 'finished' ? 'good' : 'info'}
          live
          title={pick(outcome === 'finished' ? texts.taskDone : texts.taskAlready, lang)}
        />
      )}
      <ErrorSummary errors={errors} lang={lang} />
      {tasks.length === 0 ? (
        <EmptyState title={pick(texts.noTasks, lang)}>
          <p>{pick(texts.noTasksText, lang)}</p>
        </EmptyState>
      ) : (
        <>
          <p>{pick(texts.tasksLead, lang)}</p>
          <ol class="queue">
            {tasks.map((listed) => (
              <TaskItem key={listed.task.id} {...props} {...listed} />
            ))}
          </ol>
        </>
      )}
      <Pager
        lang={lang}
        {...(next === undefined ? {} : { next: href('agencyTasks', lang, {}, { cursor: next }) })}
        {...(isFirst ? {} : { first: href('agencyTasks', lang) })}
      />
    </AgencyFrame>
  );
};

const TaskItem = ({ task, producer, request, lang, errors, typed }: ListedTask & TasksProps) => {
  const field = (name: string) => ({
    name: `${taskField(task.id)}.${name}`,
    lang,
    value: typed[`${taskField(task.id)}.${name}`] ?? '',
    error: errorOf(errors, `${taskField(task.id)}.${name}`),
  });
  return (
    <li id={task.id}>
      <h2>{typeset(task.what)}</h2>
      <p class="soft">{pick(texts.since, lang, { day: dayAndYear(task.createdAt, lang) })}</p>
      {producer === undefined ? null : <Whom producer={producer} lang={lang} />}
      {request === undefined ? null : <Asked request={request} task={task} lang={lang} />}
      <form method="post" action={href('agencyTasks', lang)} class="panel">
        <Hidden values={{ task: task.id }} />
        {request === undefined ? null : (
          <>
            <Radios
              {...field('answer')}
              label={pick(texts.taskAnswer, lang)}
              choices={[
                { value: 'accept', label: pick(texts.accept, lang) },
                { value: 'decline', label: pick(texts.decline, lang) },
                { value: 'propose', label: pick(texts.propose, lang) },
                { value: 'none', label: pick(texts.noAnswerChoice, lang) },
              ]}
            />
            <Textarea
              {...field('word')}
              label={pick(texts.taskWord, lang)}
              hint={pick(texts.taskWordHint, lang)}
              rows={3}
              maxLength={600}
              optional
            />
          </>
        )}
        <Field {...field('note')} label={pick(texts.note, lang)} maxLength={300} optional />
        <Button>{pick(request === undefined ? texts.done : texts.doneAndTell, lang)}</Button>
      </form>
    </li>
  );
};

/** Whom to telephone: every number the producer gave, his own order first. */
const Whom = ({ producer, lang }: { readonly producer: Producer; readonly lang: Language }) => {
  const { channels, publicContacts, contactName, name } = producer.details;
  const numbers = channels.filter(({ kind }) => kind !== 'email').map(({ address }) => String(address));
  const all = [
    ...new Set([...numbers, ...(publicContacts.telephone === null ? [] : [String(publicContacts.telephone)])]),
  ];
  return (
    <>
      <p>
        {contactName}, <a href={href('agencyProducer', lang, { id: producer.id })}>{name}</a>
      </p>
      <div class="actions">
        {all.map((number) => (
          <TelButton key={number} telephone={number} name={contactName} lang={lang} />
        ))}
      </div>
    </>
  );
};

const Asked = ({
  request,
  task,
  lang,
}: {
  readonly request: ProducerRequest;
  readonly task: Task;
  readonly lang: Language;
}) => {
  const { requester, lines, word, place } = request;
  const part = request.parts.find(({ producerId }) => producerId === task.producerId);
  const who = requester.organisation === '' ? requester.name : `${requester.name} (${requester.organisation})`;
  return (
    <section>
      <h3>{pick(texts.taskWhat, lang, { name: who })}</h3>
      <ul>
        {lines.map(({ what, quantity }) => (
          <li key={what}>
            {what}
            {quantity === '' ? null : `, ${quantity}`}
          </li>
        ))}
      </ul>
      <p>
        {place.label}
        {part?.weekday == null ? null : ` · ${sentence(weekdayName(part.weekday, lang))}`}
      </p>
      {word === '' ? null : <p class="told">« {word} »</p>}
    </section>
  );
};
