import type { ComponentChildren } from 'preact';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { texts } from '#web/agency/texts.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { ErrorSummary, errorOf, Field, Hidden } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { QrCode } from './qr-code.tsx';

/** Where the sign-in has got to. */
export type Stage =
  | { readonly kind: 'password' }
  | { readonly kind: 'totp' | 'newPassword'; readonly session: string }
  | { readonly kind: 'totpSetup'; readonly session: string; readonly secret: string };

interface SignInProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly stage: Stage;
  readonly email: string;
  /** Where they wanted to go. */
  readonly back: string;
  /** The form that they were sending when their session had ended: carried along. */
  readonly kept?: string | undefined;
  readonly errors: readonly FieldError[];
}

const TITLES = {
  password: texts.signInTitle,
  totp: texts.totpTitle,
  totpSetup: texts.setupTitle,
  newPassword: texts.newPasswordTitle,
} as const;

/** Sign-in, one question at a time: password, then what Cognito asks for. */
export const SignInPage = ({ lang, site, stage, email, back, kept, errors }: SignInProps) => {
  const title = pick(TITLES[stage.kind], lang);
  const session = stage.kind === 'password' ? undefined : stage.session;
  return (
    <Page lang={lang} site={site} title={title} addressIn={(of) => href('agencySignIn', of)} narrow noIndex noReferrer>
      <h1>{title}</h1>
      {kept === undefined ? null : (
        <Notice live title={pick(texts.keptTitle, lang)}>
          <p>{pick(texts.keptText, lang)}</p>
        </Notice>
      )}
      <ErrorSummary errors={errors} lang={lang} />
      <form method="post" action={href('agencySignIn', lang)}>
        <Hidden values={{ retour: back, kept, session, ...(session === undefined ? {} : { email }) }} />
        <Fields lang={lang} site={site} stage={stage} email={email} errors={errors} />
        <div class="actions">
          <Button>{pick(texts.signIn, lang)}</Button>
          {session === undefined ? null : (
            <LinkButton href={href('agencySignIn', lang, {}, { retour: back })} look="plain">
              {pick(texts.startAgain, lang)}
            </LinkButton>
          )}
        </div>
      </form>
    </Page>
  );
};

const Fields = ({ lang, site, stage, email, errors }: Omit<SignInProps, 'back' | 'kept'>): ComponentChildren => {
  switch (stage.kind) {
    case 'password':
      return (
        <>
          <p class="soft">{pick(texts.signInLead, lang)}</p>
          <Field
            name="email"
            lang={lang}
            type="email"
            label={pick(texts.email, lang)}
            value={email}
            error={errorOf(errors, 'email')}
            autoComplete="username"
          />
          <Field
            name="password"
            lang={lang}
            type="password"
            label={pick(texts.password, lang)}
            error={errorOf(errors, 'password')}
            autoComplete="current-password"
          />
        </>
      );
    case 'totp':
      return (
        <>
          <p>{pick(texts.totpLead, lang)}</p>
          <CodeField lang={lang} errors={errors} />
        </>
      );
    case 'totpSetup': {
      const account = accountAddress({ site, email, secret: stage.secret });
      return (
        <>
          <p>{pick(texts.setupLead, lang)}</p>
          <Hidden values={{ secret: stage.secret }} />
          <div class="panel setup">
            <QrCode text={account} label={pick(texts.setupQr, lang)} />
            <div>
              <p>
                {pick(texts.setupKey, lang)}
                <br />
                <code class="key">{stage.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
              </p>
              <p>
                <a href={account}>{pick(texts.setupOpen, lang)}</a>
              </p>
            </div>
          </div>
          <CodeField lang={lang} errors={errors} />
        </>
      );
    }
    case 'newPassword':
      return (
        <>
          <p>{pick(texts.newPasswordLead, lang)}</p>
          <Field
            name="newPassword"
            lang={lang}
            type="password"
            label={pick(texts.newPassword, lang)}
            error={errorOf(errors, 'newPassword')}
            autoComplete="new-password"
          />
        </>
      );
  }
};

/** What an authenticator application reads, from a link or a QR code. */
const accountAddress = (of: { readonly site: SiteFacts; readonly email: string; readonly secret: string }): string => {
  const [issuer, email] = [encodeURIComponent(of.site.siteName), encodeURIComponent(of.email)];
  return `otpauth://totp/${issuer}:${email}?secret=${of.secret}&issuer=${issuer}`;
};

const CodeField = ({ lang, errors }: Pick<SignInProps, 'lang' | 'errors'>) => (
  <Field
    name="code"
    lang={lang}
    label={pick(texts.code, lang)}
    error={errorOf(errors, 'code')}
    inputMode="numeric"
    autoComplete="one-time-code"
    width="short"
    maxLength={9}
  />
);
