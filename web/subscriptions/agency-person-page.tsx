import { AUDIENCE_NAMES } from '#domain/catalogue/catalogue-names.ts';
import type { Text } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Button } from '#web/shared/buttons.tsx';
import { dayAndYear } from '#web/shared/format.ts';
import { Checkbox, ErrorSummary, errorOf, Field, Hidden } from '#web/shared/forms.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { wishTexts } from './wish-texts.ts';

const texts = {
  title: { fr: 'Un abonné au téléphone', en: 'A subscriber on the telephone' },
  lead: {
    fr: 'Tapez l’adresse que la personne vous dicte. Chaque geste laisse une ligne dans le journal, sans l’adresse en clair.',
    en: 'Type the address that the person tells you. Each act leaves a line in the journal, without the address in full.',
  },
  email: { fr: 'Son adresse e-mail', en: 'Their e-mail address' },
  show: { fr: 'Montrer', en: 'Show' },
  back: { fr: 'Alertes aux abonnés', en: 'Alerts to subscribers' },
  nothing: { fr: 'Nous ne gardons rien sous cette adresse', en: 'We keep nothing under this address' },
  nothingText: { fr: 'Vérifiez l’orthographe avec la personne.', en: 'Check the spelling with the person.' },
  active: { fr: 'active depuis le {day}', en: 'running since {day}' },
  pending: { fr: 'attend sa confirmation', en: 'waits for their confirmation' },
  ended: { fr: 'arrêtée le {day}', en: 'stopped on {day}' },
  paused: { fr: 'en pause jusqu’au {day}', en: 'paused until {day}' },
  stop: { fr: 'Arrêter toutes ses alertes', en: 'Stop all their alerts' },
  stopped: { fr: 'Ses alertes sont arrêtées', en: 'Their alerts are stopped' },
  stoppedText: {
    fr: 'L’adresse disparaît d’elle-même 28 jours plus tard. Pour qu’elle disparaisse maintenant, effacez.',
    en: 'The address goes by itself 28 days later. For it to go now, erase.',
  },
  export: { fr: 'Télécharger ce que nous gardons (JSON)', en: 'Download what we keep (JSON)' },
  exportText: {
    fr: 'À envoyer à la personne si elle le demande, à cette adresse et à aucune autre.',
    en: 'To be sent to the person if they ask for it, to this address and no other.',
  },
  eraseTitle: { fr: 'Tout effacer', en: 'Erase everything' },
  eraseText: {
    fr: 'Adresse, lieux, accord, messages : tout disparaît tout de suite, et rien ne pourra être retrouvé. Ses demandes restent sans la personne ; celles à venir sont annulées, et le producteur le sait.',
    en: 'Address, places, consent, messages: everything goes at once, and nothing can be brought back. Their requests remain without the person; those still to come are cancelled, and the producer is told.',
  },
  sure: { fr: 'La personne l’a demandé', en: 'The person has asked for it' },
  erase: { fr: 'Effacer', en: 'Erase' },
  erased: { fr: 'Tout est effacé', en: 'Everything is erased' },
} as const satisfies Record<string, Text>;

interface Props extends AgencyProps {
  readonly email: string;
  /** What is kept under the address; undefined: nobody was asked for yet. */
  readonly kept: readonly Subscription[] | undefined;
  readonly done?: 'stopped' | 'erased' | undefined;
  readonly errors?: readonly FieldError[];
}

/** For a person who telephones: what is kept on them, and what they may ask for. The address is in no link. */
export const AgencyPersonPage = ({ lang, site, member, email, kept, done, errors = [] }: Props) => {
  const action = href('agencyPerson', lang);
  return (
    <AgencyFrame
      {...{ lang, site, member }}
      current="messages"
      title={pick(texts.title, lang)}
      addressIn={(of) => href('agencyPerson', of)}
    >
      <p>
        <a href={href('agencyMessages', lang)}>{pick(texts.back, lang)}</a>
      </p>
      <h1>{pick(texts.title, lang)}</h1>
      {done === 'stopped' ? (
        <Notice kind="good" live title={pick(texts.stopped, lang)}>
          <p>{pick(texts.stoppedText, lang)}</p>
        </Notice>
      ) : null}
      {done === 'erased' ? <Notice kind="good" live title={pick(texts.erased, lang)} /> : null}
      <ErrorSummary errors={errors} lang={lang} />
      <p>{pick(texts.lead, lang)}</p>
      <form method="post" action={action} class="panel">
        <Hidden values={{ action: 'show' }} />
        <Field
          name="email"
          type="email"
          lang={lang}
          label={pick(texts.email, lang)}
          value={email}
          error={errorOf(errors, 'email')}
          maxLength={254}
          spellcheck={false}
        />
        <div class="actions">
          <Button>{pick(texts.show, lang)}</Button>
        </div>
      </form>
      {kept === undefined ? null : <Found {...{ lang, email, kept, errors, action }} />}
    </AgencyFrame>
  );
};

interface FoundProps {
  readonly lang: AgencyProps['lang'];
  readonly email: string;
  readonly kept: readonly Subscription[];
  readonly errors: readonly FieldError[];
  readonly action: string;
}

const Found = ({ lang, email, kept, errors, action }: FoundProps) => {
  if (kept.length === 0)
    return (
      <Notice live title={pick(texts.nothing, lang)}>
        <p>{pick(texts.nothingText, lang)}</p>
      </Notice>
    );
  return (
    <>
      <section class="panel">
        <h2>{email}</h2>
        <ul class="plain">
          {kept.map((one) => (
            <li key={one.id}>{inWords(one, lang)}</li>
          ))}
        </ul>
        {kept.some(({ state }) => state !== 'ended') ? (
          <form method="post" action={action}>
            <Hidden values={{ action: 'stop', email }} />
            <div class="actions">
              <Button>{pick(texts.stop, lang)}</Button>
            </div>
          </form>
        ) : null}
      </section>
      <section class="panel">
        <p>{pick(texts.exportText, lang)}</p>
        <form method="post" action={action}>
          <Hidden values={{ action: 'export', email }} />
          <div class="actions">
            <Button look="quiet">{pick(texts.export, lang)}</Button>
          </div>
        </form>
      </section>
      <section class="panel">
        <h2>{pick(texts.eraseTitle, lang)}</h2>
        <p>{pick(texts.eraseText, lang)}</p>
        <form method="post" action={action}>
          <Hidden values={{ action: 'erase', email }} />
          <Checkbox name="sure" value="1" lang={lang} label={pick(texts.sure, lang)} error={errorOf(errors, 'sure')} />
          <div class="actions">
            <Button look="quiet">{pick(texts.erase, lang)}</Button>
          </div>
        </form>
      </section>
    </>
  );
};

const inWords = (
  { place, audience, state, frequency, pausedUntil, consent, createdAt, endedAt }: Subscription,
  lang: AgencyProps['lang'],
): string => {
  const since = { day: dayAndYear(consent.confirmedAt ?? createdAt, lang) };
  const how =
    state === 'ended'
      ? pick(texts.ended, lang, { day: dayAndYear(endedAt ?? createdAt, lang) })
      : pick(state === 'active' ? texts.active : texts.pending, lang, since);
  return [
    place.label,
    pick(AUDIENCE_NAMES[audience], lang),
    ...(state === 'ended' ? [] : [pick(wishTexts[frequency], lang)]),
    how,
    ...(pausedUntil === null ? [] : [pick(texts.paused, lang, { day: dayAndYear(pausedUntil, lang) })]),
  ].join(' · ');
};
