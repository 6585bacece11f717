import type { Answer } from '#domain/areas/area.ts';
import { type Place, placeName } from '#domain/areas/place.ts';
import { FAMILY_NAMES } from '#domain/catalogue/catalogue-names.ts';
import type { FoundProducer } from '#domain/search/found.ts';
import type { PublicProducer } from '#domain/search/public-producer.ts';
import type { Audience, Language, RoundId } from '#domain/shared/primitives.ts';
import { calendarInWords } from '#web/passages/calendar-in-words.ts';
import { placeQuery, resultsAddress } from '#web/search/address.ts';
import { type AddressFault, SettleForm } from '#web/search/settle-form.tsx';
import { distance } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { atPlace } from '#web/shared/place-names.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

/** Whether each round reaches the place that the visitor gave. */
export interface ReachAnswer {
  readonly place: Place;
  readonly delivers: Answer;
  readonly rounds: readonly { readonly id: RoundId; readonly delivers: Answer; readonly pickupKm?: number }[];
  /** How far the place lies beyond the nearest of their rounds, km; absent where that cannot be said. */
  readonly beyondKm?: number;
  /** Who comes there instead, nearest first; only where they do not. */
  readonly instead?: readonly Pick<FoundProducer, 'id' | 'name' | 'families' | 'rounds'>[];
}

interface ReachWordsProps {
  readonly producer: PublicProducer;
  readonly reach: ReachAnswer;
  readonly audience: Audience;
  readonly lang: Language;
  readonly addressFault?: AddressFault | undefined;
}

/** The answer to "do they come to me?" in a sentence, and what to do next. */
export const ReachWords = (props: ReachWordsProps) => {
  const { lang, reach, audience, producer } = props;
  const exact = reach.place.cell.length > 5;
  return (
    <>
      <div role="status">
        <h2 id="reach" class={`reach-${reach.delivers}`} data-question={reach.delivers === 'depends'}>
          {answerInWords(props)}
        </h2>
        {reach.delivers === 'yes' ? <p>{pick(texts.answerYesMore, lang)}</p> : null}
        {reach.delivers === 'depends' ? (
          <p data-question>{pick(exact ? texts.answerEdge : texts.answerDependsMore, lang)}</p>
        ) : null}
      </div>
      {reach.delivers === 'depends' && !exact && reach.place.commune !== null ? (
        <SettleForm
          lang={lang}
          place={reach.place}
          audience={audience}
          action={href('producer', lang, { id: producer.id })}
          fault={props.addressFault}
        />
      ) : null}
      {reach.delivers === 'no' ? <Instead {...props} /> : null}
    </>
  );
};

const answerInWords = ({ lang, reach, producer }: ReachWordsProps): string => {
  const values = { place: placeName(reach.place), at: atPlace(reach.place, lang) };
  if (reach.delivers === 'depends') return pick(texts.answerDepends, lang, values);
  if (reach.delivers === 'no') {
    const km = reach.beyondKm;
    return km === undefined || km < 0.05
      ? pick(texts.answerNo, lang, values)
      : pick(texts.answerNoKm, lang, { ...values, km: distance(km) });
  }
  const best = bestRound(producer, reach);
  if (best === undefined) return pick(texts.answerYes, lang, values);
  const days = calendarInWords(best.round.calendar, lang);
  if (best.round.mode === 'pickup')
    return pick(texts.answerPickup, lang, {
      ...values,
      days,
      name: best.round.pickup?.name ?? '',
      km: distance(best.pickupKm ?? 0),
    });
  return pick(best.round.mode === 'door' ? texts.answerDoor : texts.answerParcel, lang, { ...values, days });
};

const MODES = ['door', 'pickup', 'parcel'] as const;

/** The easiest of the rounds that surely reach the place. */
const bestRound = (producer: PublicProducer, reach: ReachAnswer) =>
  producer.rounds
    .flatMap((round) => {
      const answer = reach.rounds.find(({ id }) => id === round.id);
      return answer?.delivers === 'yes' ? [{ round, pickupKm: answer.pickupKm }] : [];
    })
    .sort((a, b) => MODES.indexOf(a.round.mode) - MODES.indexOf(b.round.mode))[0];

/** Who comes there instead, and the way to all of them. */
const Instead = ({ reach, lang, audience }: ReachWordsProps) => {
  const { place, instead = [] } = reach;
  const values = { at: atPlace(place, lang) };
  const shown = { place, filters: { audience } };
  return (
    <>
      {instead.length === 0 ? (
        <p>{pick(texts.nobodyInstead, lang, values)}</p>
      ) : (
        <>
          <p>{pick(texts.instead, lang)}</p>
          <ul>
            {instead.map(({ id, name, families, rounds }) => (
              <li key={id}>
                <a href={href('producer', lang, { id }, placeQuery(shown))}>{name}</a>{' '}
                <span class="soft">
                  {families
                    .slice(0, 3)
                    .map((family) => pick(FAMILY_NAMES[family], lang).toLocaleLowerCase(lang))
                    .join(', ')}
                  {rounds[0] === undefined ? '' : ` · ${calendarInWords(rounds[0].calendar, lang)}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={resultsAddress(shown, lang)}>{pick(texts.whoDelivers, lang, values)}</a>
      </p>
    </>
  );
};
