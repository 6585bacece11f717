import { findProduct } from '#domain/catalogue/catalogue.ts';
import { readProducts } from '#domain/imports/products.ts';
import { linesFor, type ProducerRequest, type RequestPart } from '#domain/requests/request.ts';
import { type SearchPorts, searchProducers } from '#domain/search/search.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import type { Instead } from '#web/requests/request-status.tsx';

/** Others named beside a no. */
const MAX_INSTEAD = 3;
const MAX_LOOKED_AT = 20;

/** Where a producer says no, or nobody answers: who else has it and comes there, of those who were not asked. By producer. */
export const findInstead = async (
  request: ProducerRequest,
  now: Instant,
  ports: SearchPorts,
): Promise<Readonly<Record<ProducerId, Instead>>> => {
  const found = await Promise.all(
    request.parts
      .filter(isNo)
      .map(async (part) => [part.producerId, await insteadOf(part, request, now, ports)] as const),
  );
  return Object.fromEntries(found.flatMap(([id, instead]) => (instead === undefined ? [] : [[id, instead]])));
};

const isNo = ({ answer, ended, givenUp, state }: RequestPart): boolean =>
  ended === undefined
    ? answer?.kind === 'decline' || (state === 'givenUp' && givenUp !== undefined)
    : ended.why === 'nobodyAnswered' || ended.why === 'proposalOver';

const insteadOf = async (
  part: RequestPart,
  request: ProducerRequest,
  now: Instant,
  ports: SearchPorts,
): Promise<Instead | undefined> => {
  const [line] = linesFor(request, part);
  if (line === undefined) return undefined;
  const words = wordsFor(line.what);
  const { items } = await searchProducers(
    {
      place: request.place,
      filters: { audience: request.requester.audience, q: words },
      limit: MAX_LOOKED_AT,
      cursor: null,
      now,
    },
    ports,
  );
  const asked = new Set<string>(request.parts.map(({ producerId }) => producerId));
  const producers = items.filter(({ id, comes }) => comes && !asked.has(id)).slice(0, MAX_INSTEAD);
  return producers.length === 0
    ? undefined
    : {
        words,
        quantity: line.quantity,
        producers: producers.map(({ id, name }) => ({ id, name })),
        place: { cell: request.place.cell, commune: request.place.commune ?? undefined },
      };
};

/** "2 kg de carottes de sable" is looked for as carrots, by the catalogue's own name; what it does not know, as it was written. */
const wordsFor = (what: string): string => {
  const [slug] = readProducts([what]).products;
  return (slug === undefined ? undefined : findProduct(slug)?.plural.fr) ?? what;
};
