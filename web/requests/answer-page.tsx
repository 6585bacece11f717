import { knownKm } from '#domain/areas/place.ts';
import { linesFor, type ProducerRequest, type RequestPart } from '#domain/requests/request.ts';
import { isAgreed, mayReach, othersAsked } from '#domain/requests/settle-request.ts';
import { totalOf } from '#domain/requests/total.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { Button, TelButton } from '#web/shared/buttons.tsx';
import { distance, momentInFull, sentence } from '#web/shared/format.ts';
import { ErrorSummary, errorOf, Field, Radios, Textarea } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { askedDay } from './asked-day.ts';
import { replyNews, replyWords } from './reply-words.ts';
import { requesterContact } from './requester-contact.ts';
import { counts, texts } from './texts.ts';
import { totalInWords } from './total-in-words.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
  readonly request: ProducerRequest;
  readonly part: RequestPart;
  readonly typed: Readonly<Record<'kind' | 'word' | 'day' | 'quantity' | 'price', string>>;
  readonly errors: readonly FieldError[];
  /** From the farm to the place, km; undefined where nobody knows the farm any more. */
  readonly distanceKm: number | undefined;
  /** They have just answered. */
  readonly sent: boolean;
}

/** A producer answers a request, by the signed link of their message: no account, large buttons, three choices. */
export const AnswerPage = ({ lang, site, token, request, part, distanceKm, typed, errors, sent }: Props) => {
  const { requester } = request;
  const news = part.ended === undefined && part.reply === undefined ? undefined : replyNews(part);
  const saidLast = part.ended?.word || part.reply?.word || '';
  const others = othersAsked(request);
  const lines = linesFor(request, part);
  const isOver = news !== undefined && news !== 'answerBack';
  return (
    <Page
      lang={lang}
      site={site}
      title={pick(texts.answerTitle, lang)}
      addressIn={(of) => href('answer', of, { token })}
      narrow
      noIndex
      noReferrer
    >
      {sent ? (
        <Notice kind="good" title={pick(texts.answered, lang)} live>
          <p>{pick(texts.answeredDetail, lang, { name: requester.name })}</p>
        </Notice>
      ) : null}
      <h1>
        {pick(texts.answerTitle, lang)} <small>{pick(texts.answerFor, lang, { name: part.producerName })}</small>
      </h1>
      <dl class="facts">
        <dt>{pick(texts.wishes, lang)}</dt>
        {lines.map((line) => (
          <dd key={line.what}>
            <strong>{line.what}</strong>
            {line.quantity === '' ? '' : `, ${line.quantity}`}
          </dd>
        ))}
        {lines.some(({ offer }) => offer !== undefined) ? (
          <dd>{totalInWords(totalOf(lines), undefined, lang)}</dd>
        ) : null}
        {askedDay(part, lang) === '' ? null : (
          <>
            <dt>{pick(texts.day, lang)}</dt>
            <dd>{sentence(askedDay(part, lang))}</dd>
          </>
        )}
        <dt>{pick(texts.from, lang)}</dt>
        <dd>{[requester.name, requester.organisation, request.place.label].filter(Boolean).join(', ')}</dd>
        {distanceKm === undefined ? null : (
          <>
            <dt>{pick(texts.distance, lang)}</dt>
            <dd>{distance(knownKm(distanceKm, request.place))}</dd>
          </>
        )}
      </dl>
      {others === 0 || isOver ? null : (
        <p>{plural(request.chooses ? counts.othersChoose : counts.othersAsked, others, lang)}</p>
      )}
      {request.word === '' ? null : <p class="quote">{request.word}</p>}
      {news === undefined ? null : (
        <Notice title={pick(texts.settled, lang)}>
          <p class="lead">{sentence(pick(replyWords[news], lang))}.</p>
          {saidLast === '' ? null : <p class="quote">{saidLast}</p>}
        </Notice>
      )}
      {part.answer?.toChoose === true && news === undefined ? (
        <Notice title={pick(texts.waitsForChoice, lang)}>
          <p>
            {pick(texts.waitsForChoiceUntil, lang, {
              name: requester.name,
              until: momentInFull(part.answer.endsAt ?? part.answer.at, lang),
            })}
          </p>
        </Notice>
      ) : null}
      {mayReach(request, part) ? (
        <Notice kind="good" title={pick(isAgreed(part) ? texts.reachThem : texts.reachAtOnce, lang)}>
          {requesterContact(request).map((line) => (
            <p key={line}>{line}</p>
          ))}
          {requester.telephone === null ? null : (
            <p>
              <TelButton telephone={requester.telephone} name={requester.name} lang={lang} />
            </p>
          )}
        </Notice>
      ) : null}
      <ErrorSummary errors={errors} lang={lang} />
      {isOver ? null : (
        <form method="post" action={href('answer', lang, { token })}>
          <Radios
            name="kind"
            lang={lang}
            label={pick(texts.yourAnswer, lang)}
            value={typed.kind}
            error={errorOf(errors, 'kind')}
            choices={[
              { value: 'accept', label: pick(texts.accept, lang) },
              { value: 'propose', label: pick(texts.propose, lang) },
              { value: 'decline', label: pick(texts.decline, lang) },
            ]}
          />
          <div class={errors.some(({ code }) => code === 'yesWithOtherTerms') ? undefined : 'when-propose'}>
            <Field
              name="day"
              type="date"
              width="short"
              lang={lang}
              label={pick(texts.proposedDay, lang)}
              value={typed.day}
              optional
              error={errorOf(errors, 'day')}
            />
            <Field
              name="quantity"
              width="medium"
              lang={lang}
              label={pick(texts.proposedQuantity, lang)}
              value={typed.quantity}
              maxLength={60}
              optional
              error={errorOf(errors, 'quantity')}
            />
            <Field
              name="price"
              width="medium"
              lang={lang}
              label={pick(texts.proposedPrice, lang)}
              value={typed.price}
              maxLength={60}
              optional
              error={errorOf(errors, 'price')}
            />
          </div>
          <Textarea
            name="word"
            lang={lang}
            label={pick(texts.answerWord, lang)}
            hint={pick(texts.answerWordHint, lang)}
            value={typed.word}
            maxLength={600}
            optional
            rows={3}
            error={errorOf(errors, 'word')}
          />
          <p class="hint">{pick(texts.contactsExchanged, lang)}</p>
          <Button>{pick(texts.sendAnswer, lang)}</Button>
        </form>
      )}
    </Page>
  );
};
