import { distanceKm } from '#domain/areas/geometry.ts';
import { href } from '#web/shared/paths.ts';
import type { Farm } from '../search/benched-producer.ts';
import { seededRandom, weighted } from '../support/random.ts';
import type { Act, MorningOrder } from './protocol.ts';
import { arrivals } from './schedule.ts';
import { type Commune, placeOf } from './territory.ts';
import type { Asked } from './visitor-lines.ts';

/** One thing that one visitor asks of the site. */
export interface Step extends Asked {
  readonly act: Act;
  /** Seconds from the opening: nobody waits for anyone's answer, nor for their own. */
  readonly due: number;
}

/** Seconds after they come at which a visitor does what. Short, so that nearly all of a minute's visitors are there at once. */
const DUE = { home: 0, firstLetters: 1, nextLetter: 0.2, page: 2, subscribe: 3.5, producer: 4, ask: 5.5 } as const;
/** Until the last step of the last visitor, seconds. */
export const LONGEST_VISIT = DUE.ask;

/** The field asks from two letters on, at every letter. */
const SHORTEST = 2;
const LETTERS = 4;

const LOOKS_AT_A_PRODUCER = 1 / 2;
const SUBSCRIBES = 1 / 20;
const ASKS = 1 / 50;

/** As many producers as the first page of results shows. */
const SHOWN = 20;

export interface Town {
  readonly communes: readonly Commune[];
  readonly farms: readonly Farm[];
}

/**
 * Everything that all visitors ask, in the order in which it is due: home, a place typed and completed, who delivers there, every second one a
 * producer's page; one in twenty subscribes, one in fifty asks. Places are drawn by inhabitants.
 */
export const visits = ({ communes, farms }: Town, order: MorningOrder): Step[] => {
  const random = seededRandom(7);
  const draw = weighted(communes, ({ population }) => population);
  const known = new Map<Commune, readonly Farm[]>();
  const shownAt = (commune: Commune): readonly Farm[] => {
    const shown = known.get(commune) ?? nearestDelivering(farms, commune);
    known.set(commune, shown);
    return shown;
  };
  const steps = arrivals(order.visitors, order.seconds, order.ramp).flatMap((arrival, visitor) => {
    const commune = draw(random);
    const place = placeOf(commune, random() < order.addresses, random);
    const shown = shownAt(commune);
    const producer = shown[Math.floor(random() * shown.length)];
    return visitOf({ arrival, visitor, commune, place, producer, random });
  });
  return steps.sort((a, b) => a.due - b.due);
};

const nearestDelivering = (farms: readonly Farm[], commune: Commune): Farm[] =>
  farms
    .map((farm) => ({ farm, km: distanceKm(farm, commune) }))
    .filter(({ farm, km }) => km < farm.radiusKm)
    .sort((a, b) => a.km - b.km)
    .slice(0, SHOWN)
    .map(({ farm }) => farm);

interface Visit {
  readonly arrival: number;
  readonly visitor: number;
  readonly commune: Commune;
  readonly place: { readonly cell: string; readonly commune: string };
  /** One of those who deliver there; none where nobody does. */
  readonly producer: Farm | undefined;
  readonly random: () => number;
}

const visitOf = ({ arrival, visitor, commune, place, producer, random }: Visit): Step[] => {
  const viewer = viewerAddress(visitor);
  const step = (act: Act, after: number, path: string, body?: unknown): Step => ({
    act,
    due: arrival + after,
    path,
    viewer,
    ...(body === undefined ? {} : { body }),
  });
  const steps = [step('home', DUE.home, href('home', 'fr'))];
  const typed = commune.name.toLowerCase();
  for (let letters = SHORTEST; letters <= Math.min(LETTERS, typed.length); letters += 1)
    steps.push(
      step(
        'places',
        DUE.firstLetters + (letters - SHORTEST) * DUE.nextLetter,
        `/api/places?q=${encodeURIComponent(typed.slice(0, letters))}&lang=fr`,
      ),
    );
  steps.push(step('page', DUE.page, href('search', 'fr', {}, place)));
  const [looks, subscribes, asks] = [random() < LOOKS_AT_A_PRODUCER, random() < SUBSCRIBES, random() < ASKS];
  const email = `visiteur-${visitor}@exemple.fr`;
  if (subscribes) steps.push(step('subscribe', DUE.subscribe, '/api/subscriptions', { email, place }));
  if (producer === undefined) return steps;
  if (looks) steps.push(step('producer', DUE.producer, href('producer', 'fr', { id: producer.id }, place)));
  if (asks)
    steps.push(
      step('ask', DUE.ask, '/api/requests', {
        email,
        name: `Visiteur ${visitor}`,
        place,
        lines: [{ what: 'des œufs', quantity: 'une douzaine' }],
        producers: [{ id: producer.id }],
      }),
    );
  return steps;
};

/** Each comes from an address of their own, so that limits by source see people, not a flood. */
export const viewerAddress = (visitor: number): string =>
  `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}`;
