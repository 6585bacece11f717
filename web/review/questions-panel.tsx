import type { Question } from '#domain/review/questions.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { dayAndYear } from '#web/shared/format.ts';
import { ErrorSummary, errorOf, Hidden, Textarea } from '#web/shared/forms.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { reviewTexts } from './review-texts.ts';

interface PanelProps {
  readonly lang: Language;
  readonly questions: readonly Question[];
  /** Whether they may write down an answer. */
  readonly mayAnswer: boolean;
  readonly errors: readonly FieldError[];
  /** What they typed of an answer, by the id of its question. */
  readonly typed: Readonly<Record<string, string>>;
}

/** What was asked of a producer, and what they answered; nothing where nothing was asked. */
export const QuestionsPanel = ({ lang, questions, ...props }: PanelProps) =>
  questions.length === 0 ? null : (
    <section class="panel" id="questions">
      <h2>{pick(reviewTexts.questions, lang)}</h2>
      <ol class="plain">
        {questions.map((question) => (
          <li key={question.id}>
            <p class="told">{question.text}</p>
            <p class="small soft">
              {pick(reviewTexts.askedBy, lang, { who: question.askedBy, day: dayAndYear(question.askedAt, lang) })}
            </p>
            {question.answer === null ? (
              <Unanswered {...props} lang={lang} question={question} />
            ) : (
              <Answered lang={lang} answer={question.answer} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );

const Answered = ({ answer, lang }: { readonly answer: NonNullable<Question['answer']>; readonly lang: Language }) => {
  const day = dayAndYear(answer.at, lang);
  return (
    <>
      <blockquote class="told">
        <strong>{answer.text}</strong>
      </blockquote>
      <p class="small soft">
        {answer.by === 'producer'
          ? pick(reviewTexts.answeredBy, lang, { day })
          : pick(reviewTexts.answeredByPhone, lang, { who: answer.by, day })}
      </p>
    </>
  );
};

type UnansweredProps = Omit<PanelProps, 'questions'> & { readonly question: Question };

const Unanswered = ({ lang, question, mayAnswer, errors, typed }: UnansweredProps) => {
  const field = `a-${question.id}.answer`;
  const error = errorOf(errors, field);
  return (
    <>
      <p>{pick(reviewTexts.noAnswer, lang)}</p>
      {mayAnswer ? (
        <details open={error !== undefined}>
          <summary>{pick(reviewTexts.noteAnswer, lang)}</summary>
          <form method="post" action={href('agencyProducer', lang, { id: question.producerId })}>
            <Hidden values={{ action: 'answer', of: question.id }} />
            <Textarea
              name={field}
              lang={lang}
              label={pick(reviewTexts.answer, lang)}
              error={error}
              value={typed[question.id] ?? ''}
              maxLength={1_000}
              rows={3}
            />
            <Button look="quiet">{pick(reviewTexts.saveAnswer, lang)}</Button>
          </form>
        </details>
      ) : null}
    </>
  );
};

interface AskProps {
  readonly lang: Language;
  readonly producerId: string;
  readonly name: string;
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

/** A question to be sent. */
export const AskPanel = ({ lang, producerId, name, typed, errors }: AskProps) => {
  const address = href('agencyProducer', lang, { id: producerId });
  return (
    <section class="panel decision" id="decision">
      <h2>{pick(reviewTexts.askTitle, lang, { name })}</h2>
      <p>{pick(reviewTexts.askText, lang)}</p>
      <ErrorSummary errors={errors} lang={lang} />
      <form method="post" action={address}>
        <Hidden values={{ action: 'ask' }} />
        <Textarea
          name="question"
          lang={lang}
          label={pick(reviewTexts.question, lang)}
          hint={pick(reviewTexts.questionHint, lang)}
          error={errorOf(errors, 'question')}
          value={typed}
          maxLength={600}
          rows={4}
        />
        <div class="actions">
          <Button>{pick(reviewTexts.askYes, lang)}</Button>
          <LinkButton href={address} look="plain">
            {pick(reviewTexts.cancel, lang)}
          </LinkButton>
        </div>
      </form>
    </section>
  );
};
