import type { Producer } from '#domain/producers/producer.ts';
import type { Question } from '#domain/review/questions.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { Button } from '#web/shared/buttons.tsx';
import { dayAndYear } from '#web/shared/format.ts';
import { ErrorSummary, errorOf, Textarea } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';

const texts = {
  title: { fr: 'Une question de l’agence', en: 'A question from the agency' },
  lead: {
    fr: 'L’agence relit la fiche de {name} et vous demande :',
    en: 'The agency is reading the page of {name} and asks you:',
  },
  answer: { fr: 'Votre réponse', en: 'Your answer' },
  hint: {
    fr: 'Quelques mots suffisent. L’agence seule la lit.',
    en: 'A few words are enough. Only the agency reads it.',
  },
  send: { fr: 'Répondre', en: 'Answer' },
  sent: { fr: 'Merci, votre réponse est arrivée', en: 'Thank you, your answer has arrived' },
  sentText: {
    fr: 'L’agence reprend la relecture. Vous serez prévenu de sa décision par le même moyen.',
    en: 'The agency goes on reading. You will be told its decision in the same way.',
  },
  already: { fr: 'Cette question a déjà sa réponse', en: 'This question has its answer already' },
  alreadyText: {
    fr: 'La première réponse compte, celle du {day}. Pour la corriger, appelez l’agence.',
    en: 'The first answer counts, that of {day}. To correct it, call the agency.',
  },
} as const satisfies Record<string, Text>;

interface QuestionProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
  readonly question: Question;
  readonly producer: Producer;
  readonly typed: string;
  readonly sent: boolean;
  readonly errors: readonly FieldError[];
}

/** What the agency wants to know, and a box for the answer. */
export const QuestionPage = ({ lang, site, token, question, producer, typed, sent, errors }: QuestionProps) => {
  const address = (to: Language) => href('question', to, { token });
  const { answer } = question;
  return (
    <Page lang={lang} site={site} title={pick(texts.title, lang)} addressIn={address} narrow noIndex noReferrer>
      <h1>{pick(texts.title, lang)}</h1>
      {sent ? (
        <Notice kind="good" live title={pick(texts.sent, lang)}>
          <p>{pick(texts.sentText, lang)}</p>
        </Notice>
      ) : answer === null ? null : (
        <Notice live title={pick(texts.already, lang)}>
          <p>{pick(texts.alreadyText, lang, { day: dayAndYear(answer.at, lang) })}</p>
        </Notice>
      )}
      <p>{pick(texts.lead, lang, { name: producer.details.name })}</p>
      <blockquote class="told">{question.text}</blockquote>
      {answer === null ? (
        <form method="post" action={address(lang)}>
          <ErrorSummary errors={errors} lang={lang} />
          <Textarea
            name="answer"
            lang={lang}
            label={pick(texts.answer, lang)}
            hint={pick(texts.hint, lang)}
            error={errorOf(errors, 'answer')}
            value={typed}
            maxLength={1_000}
            rows={5}
          />
          <Button>{pick(texts.send, lang)}</Button>
        </form>
      ) : (
        <>
          <h2>{pick(texts.answer, lang)}</h2>
          <p class="told">{answer.text}</p>
        </>
      )}
    </Page>
  );
};
