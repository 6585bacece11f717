import type { Answer } from '#domain/areas/area.ts';
import { weekdaysOf } from '#domain/passages/round-calendar.ts';
import type { Pickup } from '#domain/producers/pickup-stops.ts';
import type { FoundRound } from '#domain/search/found.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { differsInWords } from '#web/passages/week-texts.ts';
import { dateInWords, distance, euros, sentence, timeInWords } from '#web/shared/format.ts';
import { Tag } from '#web/shared/notices.tsx';
import { Rich } from '#web/shared/rich.tsx';
import { DayStrip } from '#web/shared/strips.tsx';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

/** What a round shows: one that was found at a place, or one of a producer's page, of which nobody knows yet whether it reaches. */
type ShownRound = Omit<FoundRound, 'delivers' | 'pickup'> & {
  /** In lists the nearest place where it stops; on the producer's page the first, and those after it. */
  readonly pickup:
    | (Omit<NonNullable<FoundRound['pickup']>, 'distanceKm'> & {
        readonly distanceKm?: number;
        readonly stops?: Pickup['stops'];
      })
    | null;
};

interface RoundLineProps {
  readonly round: ShownRound;
  /** The place is an address: nothing more exact can be asked. */
  readonly exact?: boolean;
  /** Whether it reaches the visitor's place, where that is known. */
  readonly answer?: Answer;
  readonly lang: Language;
}

/** How, on which days, until when to order, and what it takes. */
export const RoundLine = ({ round, answer, exact = false, lang }: RoundLineProps) => (
  <li
    class={answer === 'no' ? 'not-here' : undefined}
    data-at={round.pickup === null ? undefined : `${round.pickup.lat},${round.pickup.lon}`}
    data-name={round.pickup?.name}
    data-round={answer === 'depends' ? round.id : undefined}
  >
    <p class="round-head">
      <span>
        <strong>{howInWords(round, lang)}</strong>
        {round.pickup?.distanceKm === undefined
          ? null
          : `, ${pick(texts.pickupAway, lang, { km: distance(round.pickup.distanceKm) })}`}
        {round.name === '' || round.name === round.pickup?.name ? null : <span class="soft"> · {round.name}</span>}
      </span>
      <DayStrip weekdays={weekdaysOf(round.calendar)} lang={lang} />
      {answer === undefined || answer === 'yes' ? null : (
        <Tag look="part">{pick(ANSWERS[answer === 'no' ? 'no' : exact ? 'edge' : 'part'], lang)}</Tag>
      )}
    </p>
    {round.pickup === null ? null : (
      <p class="soft">{[round.pickup.address, round.pickup.hours].filter(Boolean).join(' · ')}</p>
    )}
    {(round.pickup?.stops ?? []).map(({ name, hours }) => (
      <p class="soft" key={name}>
        {pick(texts.thenStop, lang, { stop: [name, hours].filter(Boolean).join(' · ') })}
      </p>
    ))}
    <p>
      <When round={round} lang={lang} />
    </p>
    <Differs round={round} lang={lang} />
    <p class="soft">{costInWords(round, lang)}</p>
  </li>
);

const ANSWERS = { no: texts.notHere, part: texts.partOfCommune, edge: texts.atTheEdge } as const;

const howInWords = (round: ShownRound, lang: Language): string => {
  if (round.mode !== 'pickup') return pick(texts[round.mode], lang);
  return round.pickup === null
    ? pick(texts.pickupUnnamed, lang)
    : pick(texts.pickup, lang, { name: round.pickup.name });
};

/** Sentences differ by mode: a round passes, a parcel is sent, a pick-up point waits. */
const NEXT: Readonly<Record<FoundRound['mode'], { readonly order: Text; readonly free: Text }>> = {
  door: { order: texts.nextOrder, free: texts.nextFree },
  pickup: { order: texts.nextOrderPickup, free: texts.nextFreePickup },
  parcel: { order: texts.nextOrderParcel, free: texts.nextFreeParcel },
};

/** `Prochain passage jeudi 10 juillet : commandez avant mardi 8 juillet, 12 h`, what counts in bold. */
const When = ({ round: { mode, next }, lang }: { readonly round: ShownRound; readonly lang: Language }) => {
  if (next === null) return pick(texts.noNext, lang);
  const date = <strong>{dateInWords(next.day, lang)}</strong>;
  if (next.deadline === null) return <Rich text={NEXT[mode].free} lang={lang} values={{ date }} />;
  const local = localTime(next.deadline);
  const deadline = (
    <strong>
      {dateInWords(local.date, lang)}, {timeInWords(local.time, lang)}
    </strong>
  );
  return <Rich text={NEXT[mode].order} lang={lang} values={{ date, deadline }} />;
};

/** More than this is the producer's own page. */
const MAX_DIFFERING = 2;

/** "Pas le jeudi 10 décembre : panne": what is not as one expects, up to the next passage. */
const Differs = ({ round: { passages, next }, lang }: { readonly round: ShownRound; readonly lang: Language }) => {
  const words = passages
    .filter(({ day }) => next === null || day <= next.day)
    .map((passage) => differsInWords(passage, lang))
    .filter((said) => said !== '')
    .slice(0, MAX_DIFFERING);
  return words.length === 0 ? null : <p class="differs">{words.join(' · ')}</p>;
};

const FEES: Readonly<Record<FoundRound['mode'], { readonly some: Text; readonly none: Text | undefined }>> = {
  door: { some: texts.fee, none: texts.feeFree },
  pickup: { some: texts.feePickup, none: undefined },
  parcel: { some: texts.feeParcel, none: texts.feeFreeParcel },
};

/** `Dès 25 € de commande · livraison offerte`. */
const costInWords = ({ mode, minimumEuros, feeEuros, feeWaivedFromEuros }: ShownRound, lang: Language): string => {
  const { some, none } = FEES[mode];
  const minimum = minimumEuros
    ? pick(texts.minimum, lang, { amount: euros(minimumEuros, lang) })
    : pick(texts.noMinimum, lang);
  const fee =
    feeEuros > 0 ? pick(some, lang, { amount: euros(feeEuros, lang) }) : none === undefined ? '' : pick(none, lang);
  const waived =
    feeEuros > 0 && feeWaivedFromEuros !== null
      ? pick(texts.feeWaived, lang, { amount: euros(feeWaivedFromEuros, lang) })
      : '';
  return sentence([minimum, fee, waived].filter(Boolean).join(' · '));
};
