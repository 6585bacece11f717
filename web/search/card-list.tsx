import { renderToString } from 'preact-render-to-string';
import type { FoundProducer, FoundRound, ListedProducer } from '#domain/search/found.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { distance } from '#web/shared/format.ts';
import { ProducerCard } from './card.tsx';

/**
 * The cards of a list, each rendered once and then filled in: in an opening hour thousands of pages show the same few hundred producers, and
 * their cards were most of what a page cost.
 *
 * A card is rendered with marks in place of what is of the visitor's place alone (`blankOf`: kilometres, and the cell and commune that links carry), and
 * kept under everything else that it was rendered from. So **a new field of `FoundProducer` or `ListedProducer` is part of the key by itself**; one
 * that differs from place to place is best blanked here too, else cards are kept for few pages.
 *
 * What must stay true: `ProducerCard` is a function of its props (no clock), and shows what is blanked without deciding anything by it, but for the length of the
 * cell. test/unit/search/card-list.test.tsx holds random cards against the plain rendering.
 */

interface CardsProps {
  readonly producers: readonly (ListedProducer | FoundProducer)[];
  readonly lang: Language;
  /** What the links to the producer and the request carry along: cell, commune, audience. */
  readonly place: Readonly<Record<string, string | undefined>>;
  readonly heading: 'h2' | 'h3';
}

/** A list of producers, in the order given. */
export const Cards = ({ producers, ...shown }: CardsProps) => (
  <ul
    class="cards"
    dangerouslySetInnerHTML={{ __html: producers.map((producer) => cardHtml({ producer, ...shown })).join('') }}
  />
);

export interface CardProps extends Omit<CardsProps, 'producers'> {
  readonly producer: ListedProducer | FoundProducer;
}

/** A card, anew. */
export const plainCardHtml = (props: CardProps): string => renderToString(<ProducerCard {...props} />);

/** More than a territory has producers, in two languages, with answers that differ. One takes about 5 kB with its key. */
const MAX_TEMPLATES = 5_000;

/** Text and marks by turns. */
const templates = new Map<string, readonly string[]>();

/** A card, from memory where it was shown before: the same text as `plainCardHtml`. */
export const cardHtml = (props: CardProps): string => {
  const { blank, values } = blankOf(props);
  const key = keyOf(blank);
  const known = templates.get(key);
  if (known !== undefined) return filled(known, values);
  // Words of the producer's own that look like a mark: it would not be known which is which.
  if (MARKS.test(JSON.stringify(props))) return plainCardHtml(props);
  const template = plainCardHtml(blank).split(MARKS);
  for (const [oldest] of templates) {
    if (templates.size < MAX_TEMPLATES) break;
    templates.delete(oldest);
  }
  templates.set(key, template);
  return filled(template, values);
};

/**
 * Everything a card is rendered from, as one text. Calendars and passages, which are most of it, by who they are: nobody changes them, and the same round has the
 * same ones for a minute (domain/passages/upcoming.ts) or as long as its card is in memory.
 */
const keyOf = (blank: CardProps): string => {
  const { producer } = blank;
  if (!('rounds' in producer)) return JSON.stringify(blank);
  const rounds = producer.rounds.map(({ calendar, passages, ...round }) => ({
    ...round,
    calendar: numberOf(calendar),
    passages: numberOf(passages),
  }));
  return JSON.stringify({ ...blank, producer: { ...producer, rounds } });
};

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

const numberOf = (thing: object): number => {
  const known = numbers.get(thing);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(thing, lastNumber);
  return lastNumber;
};

const filled = (template: readonly string[], values: ReadonlyMap<string, string>): string => {
  let html = '';
  for (let at = 0; at < template.length; at += 1) {
    const part = template[at] ?? '';
    html += at % 2 === 0 ? part : (values.get(part) ?? part);
  }
  return html;
};

/** No geohash has an `i`, an `o` or an `a`, no commune's code an `x`; nobody is so many kilometres away. */
const CELL_MARK = 'oiaoiaoiaoia';
const COMMUNE_MARK = 'xiaxo';
const FARM_KM = 9_000_100;
const MARKS = /(90001\d\d|oiaoi[aoi]*|xiaxo)/;

interface Blanked {
  readonly blank: CardProps;
  /** By mark: letters and digits only. */
  readonly values: ReadonlyMap<string, string>;
}

/** The card with marks for what is of the place, and what stands for each. */
const blankOf = ({ producer, place, ...shown }: CardProps): Blanked => {
  const values = new Map<string, string>();
  const mark = (marked: string, value: string): string => {
    values.set(marked, value);
    return marked;
  };
  /** Metres are few, and stay; so does what is as far as a mark. */
  const km = (marked: number, value: number): number => {
    const [digits = '', unit] = distance(value).split('\u00a0');
    if (unit !== 'km') return value;
    values.set(String(marked), digits);
    return marked;
  };
  const { cell, commune } = place;
  return {
    blank: {
      ...shown,
      place: {
        ...place,
        ...(cell === undefined || cell.length < 5 ? {} : { cell: mark(CELL_MARK.slice(0, cell.length), cell) }),
        ...(commune === undefined ? {} : { commune: mark(COMMUNE_MARK, commune) }),
      },
      producer: {
        ...producer,
        distanceKm: km(FARM_KM, producer.distanceKm),
        ...('rounds' in producer
          ? {
              rounds: producer.rounds.map((round, at) => blankRound(round, (far) => km(FARM_KM + 1 + at, far))),
            }
          : {}),
      },
    },
    values,
  };
};

const blankRound = (round: FoundRound, blankKm: (km: number) => number): FoundRound =>
  round.pickup === null
    ? round
    : { ...round, pickup: { ...round.pickup, distanceKm: blankKm(round.pickup.distanceKm) } };
