import type { ComponentChildren } from 'preact';
import type { Language, Telephone } from '#domain/shared/primitives.ts';
import { common } from './common-texts.ts';
import { telephoneInWords } from './format.ts';
import { pick } from './text.ts';

/** `main` once a view: the thing to do. `quiet` for the rest. `plain` looks like a link. */
type Look = 'main' | 'quiet' | 'plain';

interface ButtonProps {
  readonly look?: Look;
  /** Submitted with the form where a form has several buttons. */
  readonly name?: string;
  readonly value?: string;
  readonly type?: 'submit' | 'button';
  /** Leaves the browser's own checks aside: for "back" and "save for later". */
  readonly skipChecks?: boolean;
  readonly id?: string;
  readonly hidden?: boolean;
  readonly children: ComponentChildren;
}

/** A button of a form; submits unless told otherwise. */
export const Button = ({ look = 'main', type = 'submit', skipChecks, children, ...rest }: ButtonProps) => (
  <button type={type} class={`btn btn-${look}`} formNoValidate={skipChecks} {...rest}>
    {children}
  </button>
);

interface LinkButtonProps {
  readonly href: string;
  readonly look?: Look;
  readonly children: ComponentChildren;
  /** Said by screen readers instead of the children, where these are the same for several links. */
  readonly label?: string;
  readonly noFollow?: boolean;
  /** The key that follows it, on pages whose script listens to keys. */
  readonly shortcut?: string;
}

/** A link that goes on to something to do, as large as a button. */
export const LinkButton = ({ href, look = 'main', label, noFollow, shortcut, children }: LinkButtonProps) => (
  <a
    href={href}
    class={`btn btn-${look}`}
    aria-label={label}
    rel={noFollow ? 'nofollow' : undefined}
    data-key={shortcut}
    aria-keyshortcuts={shortcut}
  >
    {children}
  </a>
);

interface TelButtonProps {
  readonly telephone: Telephone | string;
  readonly name: string;
  readonly lang: Language;
  readonly look?: Look;
}

/** A public telephone number as a big button: `☎ 05 56 00 00 00`. */
export const TelButton = ({ telephone, name, lang, look = 'quiet' }: TelButtonProps) => {
  const number = telephoneInWords(telephone, lang);
  return (
    <a
      class={`btn btn-${look} tel`}
      href={`tel:${telephone}`}
      aria-label={pick(common.callName, lang, { name, number })}
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
        <path
          d="M4.2 2.5 7 2l1.6 4-2 1.6a11 11 0 0 0 5.8 5.8l1.6-2 4 1.6-.5 2.8c-.2 1-1.1 1.7-2.2 1.6C8.6 16.8 3.2 11.4 2.6 4.7c-.1-1.1.6-2 1.6-2.2z"
          fill="currentColor"
        />
      </svg>
      <span>{number}</span>
    </a>
  );
};
