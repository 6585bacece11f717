import type { Producer } from '#domain/producers/producer.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import type { TaskGroup } from '#domain/tasks/task-groups.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { momentInWords } from '#web/agency/moments.ts';
import { Shortcuts } from '#web/agency/shortcuts.tsx';
import { Button } from '#web/shared/buttons.tsx';
import { sentence } from '#web/shared/format.ts';
import { Hidden } from '#web/shared/forms.tsx';
import { EmptyState, Notice, Pager, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural, typeset } from '#web/shared/text.ts';
import { WantedWords } from './task-asked.tsx';
import { taskCounts, taskTexts } from './task-texts.ts';
import { toDoInWords } from './to-do-texts.ts';

export interface TasksProps extends AgencyProps {
  readonly now: Instant;
  readonly groups: readonly {
    readonly group: TaskGroup;
    readonly producer: Producer | undefined;
    readonly communeName: string;
  }[];
  readonly due: { readonly count: number; readonly more: boolean };
  readonly urgent: number;
  readonly later: number;
  /** What they do best to take now. */
  readonly first: string | undefined;
  readonly next: number | undefined;
  readonly isFirst: boolean;
  /** What just happened, in words. */
  readonly said: string | undefined;
}

/** Whom to call, in order: one line a producer, however much waits with them. */
export const AgencyTasksPage = (props: TasksProps) => {
  const { lang, groups, due, first, next, isFirst, said } = props;
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="tasks"
      title={pick(taskTexts.title, lang)}
      scripts={['review.js']}
      addressIn={(of) => href('agencyTasks', of)}
    >
      <h1>{pick(taskTexts.title, lang)}</h1>
      {said === undefined ? null : <Notice kind="good" live title={said} />}
      {groups.length === 0 ? (
        <EmptyState title={pick(taskTexts.none, lang)}>
          <p>{pick(taskTexts.noneText, lang)}</p>
          {props.later === 0 ? null : <p>{plural(taskCounts.later, props.later, lang)}</p>}
        </EmptyState>
      ) : (
        <>
          <p class="lead">{countsInWords(props)}</p>
          <p>{pick(taskTexts.lead, lang)}</p>
          {first === undefined || !isFirst ? null : (
            <Take groupKey={first} label={pick(taskTexts.takeNext, lang)} lang={lang} />
          )}
          <Shortcuts lang={lang} keys={taskTexts.keysList} />
          <ol class="queue">
            {groups.map((listed) => (
              <GroupRow key={listed.group.key} {...props} {...listed} />
            ))}
          </ol>
        </>
      )}
      {due.count === 0 ? null : (
        <Pager
          lang={lang}
          {...(next === undefined ? {} : { next: href('agencyTasks', lang, {}, { from: next }) })}
          {...(isFirst ? {} : { first: href('agencyTasks', lang) })}
        />
      )}
    </AgencyFrame>
  );
};

const countsInWords = ({ due, urgent, later, lang }: TasksProps): string =>
  [
    `${plural(taskCounts.due, due.count, lang)}${due.more ? '\u00a0(+)' : ''}`,
    ...(urgent === 0 ? [] : [plural(taskCounts.urgent, urgent, lang)]),
    ...(later === 0 ? [] : [plural(taskCounts.later, later, lang)]),
  ].join(' · ');

interface TakeProps {
  readonly groupKey: string;
  readonly label: string;
  readonly lang: Language;
}

const Take = ({ groupKey, label, lang }: TakeProps) => (
  <form class="take" method="post" action={href('agencyTask', lang, { id: groupKey })}>
    <Hidden values={{ action: 'take' }} />
    <Button>{label}</Button>
  </form>
);

const GroupRow = ({ group, producer, communeName, lang, now, member }: TasksProps & TasksProps['groups'][number]) => {
  const { claim, tasks, urgent } = group;
  const [first] = tasks;
  const name = producer?.details.name ?? first?.toDo.name ?? '';
  return (
    <li data-row>
      <div>
        <h2>
          <a href={href('agencyTask', lang, { id: group.key })}>{typeset(name)}</a>
        </h2>
        <p class="tags">
          {urgent ? <Tag look="full">{pick(taskTexts.urgent, lang)}</Tag> : null}
          {claim === undefined ? null : claim.by === member.email ? (
            <Tag>{pick(taskTexts.hers, lang)}</Tag>
          ) : (
            <Tag look="part">
              {pick(taskTexts.taken, lang, { who: claim.by, since: momentInWords(claim.since, now, lang) })}
            </Tag>
          )}
        </p>
        <p>
          {[communeName, plural(taskCounts.matters, tasks.length, lang)].filter((part) => part !== '').join(' · ')} ·{' '}
          <span class="soft">{pick(taskTexts.since, lang, { when: momentInWords(group.dueAt, now, lang) })}</span>
        </p>
      </div>
      <div>
        {first?.wanted === undefined ? null : (
          <p>
            <WantedWords wanted={first.wanted} now={now} lang={lang} />
          </p>
        )}
        <p class="soft">
          {sentence([...new Set(tasks.map(({ toDo }) => toDoInWords(toDo, lang)))].slice(0, 2).join(' · '))}
        </p>
      </div>
    </li>
  );
};
