import type { ComponentChildren } from 'preact';
import type { FieldError } from '#domain/shared/reasons.ts';

interface EntryProps {
  readonly title: string;
  /** What it says in one line while folded. */
  readonly line: string;
  /** Beginning of the names of its fields: with an error among them it is open. */
  readonly at: string;
  readonly errors: readonly FieldError[];
  readonly open: boolean;
  readonly children: ComponentChildren;
}

/** The id to which the address of a page leads after one was added: `entry-0`. */
export const entryId = (at: string): string => `entry-${/\d+/.exec(at)?.[0] ?? ''}`;

/** One of several, folded to its line; its fields are posted all the same. */
export const Entry = ({ title, line, at, errors, open, children }: EntryProps) => (
  <details class="entry" id={entryId(at)} open={open || errors.some(({ field }) => field.startsWith(at))}>
    <summary>
      <strong>{title}</strong>
      {line === '' ? null : <span>{line}</span>}
    </summary>
    <div class="entry-body">{children}</div>
  </details>
);
