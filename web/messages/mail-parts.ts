import type { VNode } from 'preact';
import type { Language } from '#domain/shared/primitives.ts';
import type { SiteFacts } from '#web/shared/layout.tsx';

/** The right that a mail carries: the signed token of its link, and the code beside it where there is one. */
export interface MailKeys {
  readonly token: string;
  readonly code: string;
}

/** Everything besides its content that a mail is written with. */
export interface MailFacts {
  readonly lang: Language;
  readonly site: SiteFacts;
  /** Scheme and host of the site: addresses in a mail are whole. */
  readonly origin: string;
  readonly keys: MailKeys;
}

/** One mail before its frame: each kind writes its own, HTML and text side by side. */
export interface MailParts {
  readonly subject: string;
  readonly preheader: string;
  readonly because: string;
  readonly stop?: { readonly address: string; readonly words: string };
  /** Whom an answer reaches; absent: the agency. */
  readonly replyTo?: string | undefined;
  readonly body: VNode;
  /** Paragraphs of the text part, written for it. */
  readonly text: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** An entry for the reader's calendar (RFC 5545), as a file beside the mail. */
  readonly calendar?: string | undefined;
}
