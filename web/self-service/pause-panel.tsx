import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { ErrorSummary, errorOf, Field, Hidden } from '#web/shared/forms.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { OwnFrame, type OwnProps } from './own-frame.tsx';
import type { OwnPageProps } from './own-page.tsx';
import { partAddress } from './parts.ts';
import { openTexts, texts } from './texts.ts';

/** Away, until when, and back. */
export const PausePanel = ({ lang, token, producer, today, errors, day }: OwnPageProps) => {
  const open = day.reduce((sum, { stops }) => sum + stops.length, 0);
  const action = href('ownPage', lang, { token });
  const isAway = producer.state === 'paused';
  const carried = { version: String(producer.version) };
  return (
    <section class="panel" aria-labelledby="pause">
      <h2 id="pause">{pick(isAway ? texts.paused : texts.pauseTitle, lang)}</h2>
      {isAway ? (
        <form method="post" action={action}>
          <Hidden values={{ ...carried, action: 'resume' }} />
          <Button>{pick(texts.resume, lang)}</Button>
          <p class="hint">{pick(texts.resumeNote, lang)}</p>
        </form>
      ) : (
        <p>
          {pick(texts.pauseLead, lang)}{' '}
          {open === 0 ? null : `${plural(openTexts, open, lang)} : ${pick(texts.pauseOpen, lang)}`}
        </p>
      )}
      <ErrorSummary errors={errors} lang={lang} />
      <form method="post" action={action} noValidate>
        <Hidden values={{ ...carried, action: 'pause' }} />
        <Field
          name="until"
          type="date"
          lang={lang}
          label={pick(texts.pauseUntil, lang)}
          hint={pick(texts.pauseUntilHint, lang)}
          value={producer.pause?.until ?? ''}
          min={today}
          error={errorOf(errors, 'until')}
          width="medium"
          optional
        />
        <Button look="quiet">{pick(isAway ? texts.pauseChange : texts.pauseDo, lang)}</Button>
      </form>
    </section>
  );
};

/** The way out, one page before the question. */
export const LeavePanel = ({ lang, token }: Pick<OwnProps, 'lang' | 'token'>) => (
  <section aria-labelledby="leave">
    <h2 id="leave">{pick(texts.leaveTitle, lang)}</h2>
    <p>
      <a href={partAddress(token, 'leave', lang)}>{pick(texts.leaveLink, lang)}</a>
    </p>
  </section>
);

/** Asks once. */
export const LeavePage = ({
  lang,
  site,
  token,
  version,
  open,
}: OwnProps & { readonly version: number; readonly open: number }) => (
  <OwnFrame
    lang={lang}
    site={site}
    title={pick(texts.leaveTitle, lang)}
    addressIn={(to) => partAddress(token, 'leave', to)}
  >
    <h1>{pick(texts.leaveAsk, lang)}</h1>
    <p class="lead">{pick(texts.leaveText, lang)}</p>
    {open === 0 ? null : (
      <Notice kind="bad" title={plural(openTexts, open, lang)}>
        <p>
          {pick(texts.leaveOpen, lang)} <a href={href('ownPage', lang, { token })}>{pick(texts.leaveSee, lang)}</a>
        </p>
      </Notice>
    )}
    <p>{pick(texts.leaveOr, lang)}</p>
    <form method="post" action={partAddress(token, 'leave', lang)}>
      <Hidden values={{ version: String(version) }} />
      <div class="actions">
        <LinkButton href={href('ownPage', lang, { token })}>{pick(texts.leaveNo, lang)}</LinkButton>
        <Button look="quiet">{pick(texts.leaveYes, lang)}</Button>
      </div>
    </form>
  </OwnFrame>
);
