import type { ComponentChildren } from 'preact';
import type { Language } from '#domain/shared/primitives.ts';
import { common } from './common-texts.ts';
import { pick } from './text.ts';

interface NoticeProps {
  /** `bad` and `good` are told by a sign and a word too, never by colour only. */
  readonly kind?: 'info' | 'good' | 'bad';
  readonly title?: string;
  /** Said at once by screen readers when the page arrives. */
  readonly live?: boolean;
  readonly children?: ComponentChildren;
}

/** A word to the reader, set apart. */
export const Notice = ({ kind = 'info', title, live, children }: NoticeProps) => (
  <div class={`notice notice-${kind}`} role={live ? 'status' : undefined}>
    {title === undefined ? null : <h2>{title}</h2>}
    {children}
  </div>
);

interface TagProps {
  /** `full`: filled, true; `part`: dashed outline, "partly"; `line`: outlined, neutral; `leaf`: with a leaf, in season. */
  readonly look?: 'full' | 'part' | 'line' | 'leaf';
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** A short word in a small shape; the shape doubles what the word says. */
export const Tag = ({ look = 'line', title, children }: TagProps) => (
  <span class={`tag tag-${look}`} title={title}>
    {children}
  </span>
);

/** Marks whatever was invented for the local sample. */
export const InventedTag = ({ lang }: { readonly lang: Language }) => (
  <Tag look="part">{pick(common.invented, lang)}</Tag>
);

interface EmptyStateProps {
  readonly title: string;
  readonly level?: 'h1' | 'h2';
  readonly children?: ComponentChildren;
}

/** Nothing here: says why, and what can be done now. */
export const EmptyState = ({ title, level: Heading = 'h2', children }: EmptyStateProps) => (
  <section class="empty">
    <svg viewBox="0 0 120 60" width="120" height="60" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" stroke-width="1.5">
        <circle cx="60" cy="60" r="18" />
        <circle cx="60" cy="60" r="36" stroke-dasharray="3 5" />
        <circle cx="60" cy="60" r="54" stroke-dasharray="1 7" stroke-linecap="round" />
      </g>
      <circle cx="60" cy="57" r="3" fill="currentColor" />
    </svg>
    <Heading>{title}</Heading>
    {children}
  </section>
);

interface StepsProps {
  readonly steps: readonly { readonly name: string; readonly href?: string }[];
  /** Index of the step shown, from 0. */
  readonly current: number;
  readonly lang: Language;
}

/** Where one is in a form of several steps; earlier steps with an address are links. */
export const Steps = ({ steps, current, lang }: StepsProps) => (
  <nav class="steps" aria-label={pick(common.step, lang, { n: current + 1, total: steps.length })}>
    <p>
      {pick(common.step, lang, { n: current + 1, total: steps.length })}
      <strong> {steps[current]?.name}</strong>
    </p>
    <ol>
      {steps.map((step, index) => (
        <li
          key={step.name}
          class={index < current ? 'past' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          {index < current && step.href !== undefined ? <a href={step.href}>{step.name}</a> : <span>{step.name}</span>}
          {index < current ? <span class="sr"> ({pick(common.done, lang)})</span> : null}
        </li>
      ))}
    </ol>
  </nav>
);

interface PagerProps {
  /** Address of the following page; none at the end. */
  readonly next?: string;
  /** Address of the first page, when this is a later one. */
  readonly first?: string;
  readonly lang: Language;
}

/** To the rest of a list, and back to its beginning. */
export const Pager = ({ next, first, lang }: PagerProps) =>
  next === undefined && first === undefined ? null : (
    <nav class="pager" aria-label={pick(common.seeMore, lang)}>
      {first === undefined ? null : (
        <a class="btn btn-plain" href={first}>
          {pick(common.back, lang)}
        </a>
      )}
      {next === undefined ? null : (
        <a class="btn btn-quiet" href={next} rel="next">
          {pick(common.seeMore, lang)}
        </a>
      )}
    </nav>
  );
