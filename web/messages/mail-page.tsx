import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import type { SiteFacts } from '#web/shared/layout.tsx';
import { pick } from '#web/shared/text.ts';

/**
 * What mails are made of: tables and inline styles, since mail programs know little else. Colours of the site; a dark set for programs that ask
 * for one, and nothing that becomes unreadable in those that turn colours around by themselves: no picture, no text on a background of its own
 * but the buttons.
 */

const INK = '#2b2520';
const SOFT = '#635a4f';
const BEET = '#8b1d49';
const PAPER = '#f5efe2';
const CARD = '#fdfaf3';
const LINE = '#d9cdb6';
const SERIF = "Georgia,'Times New Roman',serif";
const SANS = "'Helvetica Neue',Helvetica,Arial,sans-serif";

const DARK = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.m-paper{background:#1d1916!important}.m-card{background:#29231f!important;border-color:#4a4038!important}
.m-ink,.m-ink p,.m-ink li,.m-ink h1,.m-ink h2{color:#f3ebdc!important}.m-soft{color:#c4b8a6!important}
.m-link{color:#f0a5bf!important}.m-button{background:#b5356b!important;border-color:#b5356b!important}
.m-quiet{border-color:#f0a5bf!important}.m-quiet a{color:#f0a5bf!important}.m-code{border-color:#c4b8a6!important}
.m-line{border-color:#4a4038!important}}`;

interface MailPageProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly subject: string;
  /** What lists of mails show beside the subject. */
  readonly preheader: string;
  /** Why the reader gets this. */
  readonly because: string;
  /** Where it is stopped, for what can be stopped. */
  readonly stop?: { readonly address: string; readonly words: string };
  readonly children: ComponentChildren;
}

const words = {
  question: { fr: 'Une question ? Une personne vous répond :', en: 'A question? A person answers:' },
} as const satisfies Record<string, Text>;

export const MailPage = ({ lang, site, subject, preheader, because, stop, children }: MailPageProps) => (
  <html lang={lang}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{subject}</title>
      <style>{DARK}</style>
    </head>
    <body class="m-paper" style={`margin:0;padding:0;background:${PAPER};-webkit-text-size-adjust:100%`}>
      <div style="display:none;max-height:0;overflow:hidden;opacity:0">
        {preheader}
        {'\u00a0\u200c'.repeat(60)}
      </div>
      <table
        role="presentation"
        class="m-paper"
        width="100%"
        cellPadding="0"
        cellSpacing="0"
        style={`background:${PAPER}`}
      >
        <tr>
          <td align="center" style="padding:20px 12px 32px">
            <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style="max-width:560px">
              <tr>
                <td style="padding:0 4px 14px">
                  <a
                    class="m-link"
                    href={site.origin}
                    style={`font:bold 19px/1.3 ${SERIF};color:${BEET};text-decoration:none`}
                  >
                    {site.siteName}
                  </a>
                </td>
              </tr>
              <tr>
                <td
                  class="m-card m-ink"
                  style={`background:${CARD};border:1px solid ${LINE};border-radius:6px;padding:26px 24px 10px;font:16px/1.55 ${SANS};color:${INK}`}
                >
                  {children}
                </td>
              </tr>
              <tr>
                <td class="m-soft" style={`padding:16px 4px 0;font:13px/1.5 ${SANS};color:${SOFT}`}>
                  <p style="margin:0 0 8px">{because}</p>
                  {stop === undefined ? null : (
                    <p style="margin:0 0 8px">
                      <MailLink href={stop.address} alone>
                        {stop.words}
                      </MailLink>
                    </p>
                  )}
                  <p style="margin:0 0 8px">
                    {pick(words.question, lang)}{' '}
                    <MailLink href={`tel:${site.agency.telephone}`} alone>
                      {telephoneInWords(site.agency.telephone)}
                    </MailLink>
                  </p>
                  <p style="margin:0">
                    {site.agency.name}, {site.agency.address}
                  </p>
                </td>
              </tr>
            </table>
          </td>
        </tr>
      </table>
    </body>
  </html>
);

/** The lines under a text part: why, how to stop, who we are. */
export const textFooter = ({
  lang,
  site,
  because,
  stop,
}: Pick<MailPageProps, 'lang' | 'site' | 'because' | 'stop'>): string =>
  [
    '-- ',
    because,
    ...(stop === undefined ? [] : [`${stop.words}${lang === 'fr' ? '\u202f' : ''}: ${stop.address}`]),
    `${pick(words.question, lang)} ${telephoneInWords(site.agency.telephone)}`,
    `${site.agency.name}, ${site.agency.address}`,
  ].join('\n');

export const renderHtml = (mail: VNode): string => `<!doctype html>${renderToString(mail)}`;

interface MailLinkProps {
  readonly href: string;
  /** On a line of its own: as high as a finger wants it. */
  readonly alone?: boolean;
  readonly children: ComponentChildren;
}

export const MailLink = ({ href, alone = false, children }: MailLinkProps) => (
  <a
    class="m-link"
    href={href}
    style={`color:${BEET};text-decoration:underline${alone ? ';display:inline-block;padding:11px 0' : ''}`}
  >
    {children}
  </a>
);

export const Title = ({ children }: { readonly children: ComponentChildren }) => (
  <h1 style={`margin:0 0 14px;font:600 25px/1.22 ${SERIF};letter-spacing:-.01em`}>{children}</h1>
);

export const Part = ({ children }: { readonly children: ComponentChildren }) => (
  <h2 style={`margin:26px 0 8px;font:600 18px/1.3 ${SERIF}`}>{children}</h2>
);

export const Words = ({ children }: { readonly children: ComponentChildren }) => (
  <p style="margin:0 0 14px">{children}</p>
);

export const Small = ({ children }: { readonly children: ComponentChildren }) => (
  <p class="m-soft" style={`margin:0 0 14px;font-size:14px;color:${SOFT}`}>
    {children}
  </p>
);

interface MailButtonProps {
  readonly href: string;
  readonly quiet?: boolean;
  readonly children: ComponentChildren;
}

/**
 * A link as large as a finger: at least 44 px high. In a cell of its own: Outlook knows no padding of a link, and takes that of the cell
 * (`mso-padding-alt`).
 */
export const MailButton = ({ href, quiet = false, children }: MailButtonProps) => (
  <table role="presentation" cellPadding="0" cellSpacing="0" style="margin:0 0 14px;border-collapse:separate">
    <tr>
      <td
        class={quiet ? 'm-quiet' : 'm-button'}
        {...(quiet ? {} : { bgcolor: BEET })}
        style={`border:1px solid ${BEET};border-radius:4px;mso-padding-alt:12px 22px${quiet ? '' : `;background:${BEET}`}`}
      >
        <a
          href={href}
          style={`display:inline-block;padding:12px 22px;font:bold 16px/1.25 ${SANS};text-decoration:none;color:${quiet ? BEET : '#ffffff'}`}
        >
          {children}
        </a>
      </td>
    </tr>
  </table>
);

export const Lines = ({ items }: { readonly items: readonly ComponentChildren[] }) => (
  <ul style="margin:0 0 14px;padding:0 0 0 20px">
    {items.map((item, index) => (
      <li key={index} style="margin:0 0 5px">
        {item}
      </li>
    ))}
  </ul>
);

/** The 6-digit code, in two groups of three as people read it aloud. */
export const Code = ({ code }: { readonly code: string }) => (
  <p
    class="m-code"
    style={`display:inline-block;margin:0 0 14px;padding:10px 20px;border:1px dashed ${SOFT};border-radius:4px;font:bold 28px/1.2 'Courier New',monospace;letter-spacing:.08em`}
  >
    {codeInWords(code)}
  </p>
);

export const codeInWords = (code: string): string => `${code.slice(0, 3)}\u00a0${code.slice(3)}`;

/** Words of somebody else, marked as such. */
export const Quote = ({ children }: { readonly children: ComponentChildren }) => (
  <blockquote class="m-line" style={`margin:0 0 14px;padding:2px 0 2px 14px;border-left:3px solid ${LINE}`}>
    {children}
  </blockquote>
);
