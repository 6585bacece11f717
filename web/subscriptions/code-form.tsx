import type { Language } from '#domain/shared/primitives.ts';
import type { Reason } from '#domain/shared/reasons.ts';
import { Button } from '#web/shared/buttons.tsx';
import { Field, Hidden } from '#web/shared/forms.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

interface Props {
  readonly lang: Language;
  /** Where it is known it is carried along; otherwise it is asked for. */
  readonly email: string;
  readonly error?: Reason | undefined;
}

/** The mail's six digits, with the address that got them. */
export const CodeForm = ({ lang, email, error }: Props) => (
  <form method="post" action={href('subscribeConfirm', lang)}>
    {email === '' ? (
      <Field
        name="email"
        lang={lang}
        type="email"
        label={pick(texts.email, lang)}
        autoComplete="email"
        maxLength={254}
        required
      />
    ) : (
      <Hidden values={{ email }} />
    )}
    <Field
      name="code"
      lang={lang}
      label={pick(texts.code, lang)}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={10}
      width="short"
      required
      error={error}
    />
    <Button>{pick(texts.confirm, lang)}</Button>
  </form>
);
