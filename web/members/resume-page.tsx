import type { Language, Text } from '#domain/shared/primitives.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { Textarea } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';

const texts = {
  title: { fr: 'Vous revoilà', en: 'Welcome back' },
  kept: { fr: 'Rien n’est perdu', en: 'Nothing is lost' },
  keptText: {
    fr: 'Votre session s’était terminée pendant que vous écriviez. Rien n’a encore été enregistré : relisez, puis envoyez.',
    en: 'Your session had ended while you were writing. Nothing has been saved yet: read it again, then send it.',
  },
  send: { fr: 'Envoyer', en: 'Send' },
  leave: { fr: 'Revenir sans envoyer', en: 'Go back without sending' },
} as const satisfies Record<string, Text>;

/** What members write in words, by the last part of the field's name; all else is carried along unseen. */
const WRITTEN = {
  reason: { fr: 'Vos mots', en: 'Your words' },
  question: { fr: 'Votre question', en: 'Your question' },
  answer: { fr: 'La réponse', en: 'The answer' },
  word: { fr: 'Le mot pour le demandeur', en: 'The word to the requester' },
  note: { fr: 'Votre note', en: 'Your note' },
} as const satisfies Record<string, Text>;

const labelOf = (name: string): Text | undefined =>
  Object.entries(WRITTEN).find(([last]) => name === last || name.endsWith(`.${last}`))?.[1];

interface ResumeProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  /** Where the form is posted. */
  readonly to: string;
  readonly fields: readonly (readonly [string, string])[];
}

/** After a sign-in that came between a form and its sending: the form again, filled in as it was. */
export const ResumePage = ({ lang, site, to, fields }: ResumeProps) => (
  <Page
    lang={lang}
    site={site}
    title={pick(texts.title, lang)}
    addressIn={(of) => href('agencySignIn', of)}
    narrow
    noIndex
    noReferrer
  >
    <h1>{pick(texts.title, lang)}</h1>
    <Notice kind="good" live title={pick(texts.kept, lang)}>
      <p>{pick(texts.keptText, lang)}</p>
    </Notice>
    <form method="post" action={to}>
      {fields.map(([name, value]) => {
        const label = labelOf(name);
        return label === undefined || isChoice(value) ? (
          <input key={name + value} type="hidden" name={name} value={value} />
        ) : (
          <Textarea key={name} name={name} lang={lang} label={pick(label, lang)} value={value} rows={4} />
        );
      })}
      <div class="actions">
        <Button>{pick(texts.send, lang)}</Button>
        <LinkButton href={to} look="plain">
          {pick(texts.leave, lang)}
        </LinkButton>
      </div>
    </form>
  </Page>
);

/** A value of a list, not something written: `accept`. */
const isChoice = (value: string): boolean => /^[a-z]{0,20}$/i.test(value) && !value.includes(' ');
