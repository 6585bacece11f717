import type { ComponentChildren } from 'preact';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError, Reason, WordedError } from '#domain/shared/reasons.ts';
import { common } from './common-texts.ts';
import { reasonText } from './reason-texts.ts';
import { pick } from './text.ts';

/** An error as a form shows it. */
export type ShownError = FieldError | WordedError;

/** The id of the element that shows a field: where a link of the error summary leads. */
export const fieldId = (name: string): string => `f-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;

/** The reason why a field was refused, as the field component wants it. */
export const errorOf = (errors: readonly ShownError[] | undefined, name: string): ShownError | undefined =>
  errors?.find((error) => error.field === name);

interface Common {
  /** Dotted path of the field, as it is posted. */
  readonly name: string;
  readonly label: ComponentChildren;
  readonly lang: Language;
  readonly hint?: ComponentChildren;
  /** Why what was typed was refused: `errorOf(errors, name)`. */
  readonly error?: Reason | WordedError;
  /** "(facultatif)" is written after the label of a field that may stay empty; required fields carry no mark. */
  readonly optional?: boolean;
  /** Where a page has several fields of the same name: the id of this one. */
  readonly id?: string;
}

const idOf = ({ id, name }: Pick<Common, 'id' | 'name'>): string => id ?? fieldId(name);

const describedBy = (props: Common): string | undefined =>
  [props.hint === undefined ? '' : `${idOf(props)}-hint`, props.error === undefined ? '' : `${idOf(props)}-error`]
    .filter(Boolean)
    .join(' ') || undefined;

const Optional = ({ optional, lang }: Pick<Common, 'optional' | 'lang'>) =>
  optional ? <span class="opt"> ({pick(common.optional, lang)})</span> : null;

const HintAndError = ({ hint, error, lang, ...field }: Common) => (
  <>
    {hint === undefined ? null : (
      <p class="hint" id={`${idOf(field)}-hint`}>
        {hint}
      </p>
    )}
    {error === undefined ? null : (
      <p class="error" id={`${idOf(field)}-error`}>
        <span class="sr">{pick(common.errorPrefix, lang)} : </span>
        {reasonText(error, lang)}
      </p>
    )}
  </>
);

interface FieldProps extends Common {
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'time' | 'number' | 'password' | 'date';
  /** HTML autocomplete token, such as `email`: required by RGAA 11.13 for what is known about the person. */
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'text';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly step?: number | string;
  /** Width by what is typed: `short` for a code or a price. */
  readonly width?: 'short' | 'medium' | 'full';
  readonly required?: boolean;
  /** Drawn after the field: a unit, a button. */
  readonly after?: ComponentChildren;
  readonly list?: string;
  readonly spellcheck?: boolean;
}

/** One line to type in, with its label, hint and error; keeps what was typed (`value`). */
export const Field = (props: FieldProps) => {
  const {
    name,
    label,
    error,
    value = '',
    type = 'text',
    width = 'full',
    after,
    optional,
    required,
    lang,
    hint: _,
    id: __,
    ...input
  } = props;
  return (
    <div class={`field field-${width}${error === undefined ? '' : ' field-wrong'}`}>
      <label for={idOf(props)}>
        {label}
        <Optional optional={optional} lang={lang} />
      </label>
      <HintAndError {...props} />
      <div class="control">
        <input
          id={idOf(props)}
          name={name}
          type={type}
          value={value}
          required={required}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={describedBy(props)}
          {...input}
        />
        {after}
      </div>
    </div>
  );
};

interface TextareaProps extends Common {
  readonly value?: string;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly required?: boolean;
}

/** Several lines to write. */
export const Textarea = (props: TextareaProps) => (
  <div class={`field${props.error === undefined ? '' : ' field-wrong'}`}>
    <label for={idOf(props)}>
      {props.label}
      <Optional optional={props.optional} lang={props.lang} />
    </label>
    <HintAndError {...props} />
    <textarea
      id={idOf(props)}
      name={props.name}
      rows={props.rows ?? 4}
      maxLength={props.maxLength}
      required={props.required}
      aria-invalid={props.error === undefined ? undefined : true}
      aria-describedby={describedBy(props)}
    >
      {props.value ?? ''}
    </textarea>
  </div>
);

/** One thing to choose. */
interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
}

interface SelectProps extends Common {
  readonly value?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly width?: 'short' | 'medium' | 'full';
}

/** A drop-down list; for up to about seven choices Radios are better. */
export const Select = (props: SelectProps) => (
  <div class={`field field-${props.width ?? 'medium'}${props.error === undefined ? '' : ' field-wrong'}`}>
    <label for={idOf(props)}>
      {props.label}
      <Optional optional={props.optional} lang={props.lang} />
    </label>
    <HintAndError {...props} />
    <select
      id={idOf(props)}
      name={props.name}
      aria-invalid={props.error === undefined ? undefined : true}
      aria-describedby={describedBy(props)}
    >
      {props.choices.map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === (props.value ?? '')}>
          {choice.label}
        </option>
      ))}
    </select>
  </div>
);

interface ChoicesProps extends Common {
  readonly choices: readonly Choice[];
  /** Side by side where there is room. */
  readonly inline?: boolean;
}

const Choices = (props: ChoicesProps & { readonly type: 'checkbox' | 'radio'; readonly chosen: readonly string[] }) => (
  <fieldset
    class={`field choices${props.inline ? ' choices-inline' : ''}${props.error === undefined ? '' : ' field-wrong'}`}
    id={idOf(props)}
    tabIndex={-1}
    aria-describedby={describedBy(props)}
  >
    <legend>
      {props.label}
      <Optional optional={props.optional} lang={props.lang} />
    </legend>
    <HintAndError {...props} />
    <div class="choice-list">
      {props.choices.map((choice) => (
        <label class="choice" key={choice.value}>
          <input
            type={props.type}
            name={props.name}
            value={choice.value}
            checked={props.chosen.includes(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint === undefined ? null : <small>{choice.hint}</small>}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);

/** Any number of things to choose; each label is a touch target of 44 px. */
export const Checkboxes = ({ values, ...props }: ChoicesProps & { readonly values: readonly string[] }) => (
  <Choices {...props} type="checkbox" chosen={values} />
);

/** One of a few things. */
export const Radios = ({ value, ...props }: ChoicesProps & { readonly value?: string }) => (
  <Choices {...props} type="radio" chosen={value === undefined ? [] : [value]} />
);

/** A single box to tick, such as a consent: never ticked beforehand. */
export const Checkbox = (props: Common & { readonly value?: string; readonly checked?: boolean }) => (
  <div class={`field choices${props.error === undefined ? '' : ' field-wrong'}`}>
    <HintAndError {...props} />
    <label class="choice">
      <input
        id={fieldId(props.name)}
        type="checkbox"
        name={props.name}
        value={props.value ?? 'yes'}
        checked={props.checked}
        aria-invalid={props.error === undefined ? undefined : true}
        aria-describedby={describedBy(props)}
      />
      <span>{props.label}</span>
    </label>
  </div>
);

/** Values carried along: the earlier steps of a form. */
export const Hidden = ({ values }: { readonly values: Readonly<Record<string, string | undefined>> }) => (
  <>
    {Object.entries(values).map(([name, value]) =>
      value === undefined || value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
    )}
  </>
);

interface ErrorSummaryProps {
  readonly errors: readonly ShownError[];
  readonly lang: Language;
  readonly title?: string;
  /** What a field is called, where the reason alone does not say it. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What is wrong with a form, at its top: said at once by screen readers, each reason a link to its field. Nothing when nothing is. */
export const ErrorSummary = ({ errors, lang, title, labels = {} }: ErrorSummaryProps) =>
  errors.length === 0 ? null : (
    <div class="notice notice-bad" role="alert" tabIndex={-1} id="errors">
      <h2>{title ?? pick(common.errorTitle, lang)}</h2>
      <ul>
        {errors.map((error) => {
          const { field } = error;
          const said = reasonText(error, lang);
          const label = labels[field];
          return (
            <li key={field + said}>
              {field === '' ? (
                said
              ) : (
                <a href={`#${fieldId(field)}`}>{label === undefined ? said : `${label} : ${said}`}</a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
