import { type Clip, clipAnswer, readClip } from '#domain/areas/clip.ts';
import { boundsOfCell, keysOfPlace } from '#domain/areas/keys.ts';
import type { PlaceRegion } from '#domain/areas/place.ts';
import type { FamilyCode } from '#domain/catalogue/codes.ts';
import type { Coverage, CoverageItem } from '#domain/coverage/coverage.ts';
import type { Audience } from '#domain/shared/primitives.ts';

/** What an index key can tell apart: beyond its fifth character a cell shares all its keys. */
const NEIGHBOURHOOD = 5;

export const neighbourhoodOf = (cell: string): string => cell.slice(0, NEIGHBOURHOOD);

/** Whether somebody brings a family (null: anything) to a place, for an audience; "depends" counts as brought, as it does for alerts. */
export type IsBrought = (place: PlaceRegion, audience: Audience, family: FamilyCode | null) => boolean;

/**
 * Reads what the index holds under the keys of one neighbourhood of a commune, once, and answers for every place in it. Rounds that cover the
 * whole neighbourhood are looked at first; an edge is only tested where they leave the question open.
 */
export const broughtTo = async (region: PlaceRegion, index: Pick<Coverage, 'itemsUnder'>): Promise<IsBrought> => {
  const items = await index.itemsUnder(keysOfPlace(region));
  const full = new Set(items.filter(({ fit }) => fit === 'full').flatMap(goodsOf));
  const edges = items.filter(({ fit }) => fit === 'edge');
  const goodsOfEdge = edges.map((item) => ({ item, goods: new Set(goodsOf(item)) }));
  const known = new Map<string, boolean>();
  const reaches = (item: CoverageItem, place: PlaceRegion): boolean => {
    const key = `${item.key} ${item.card.producerId} ${item.card.round.id} ${item.card.version} ${place.cell}`;
    const answered = known.get(key);
    if (answered !== undefined) return answered;
    const { commune, department } = place;
    const answer = clipAnswer(clipOf(item), { bounds: boundsOfCell(place.cell), commune, department }) !== 'no';
    known.set(key, answer);
    return answer;
  };
  return (place, audience, family) => {
    const wanted = goodsKey(audience, family);
    return full.has(wanted) || goodsOfEdge.some(({ item, goods }) => goods.has(wanted) && reaches(item, place));
  };
};

const goodsKey = (audience: Audience, family: FamilyCode | null): string => `${audience} ${family ?? '*'}`;

const goodsOf = ({ card }: CoverageItem): string[] =>
  card.round.audiences.flatMap((audience) => {
    const families = card.offers.filter((offer) => offer.audiences.includes(audience)).map(({ family }) => family);
    return families.length === 0 ? [] : [null, ...families].map((family) => goodsKey(audience, family));
  });

/** An index item is shared by many neighbourhoods: its clip is read once. */
const clips = new WeakMap<CoverageItem, Clip>();

const clipOf = (item: CoverageItem): Clip => {
  const read = clips.get(item);
  if (read !== undefined) return read;
  if (item.clip === null) throw new Error('an edge entry of the index has no clip');
  const clip = readClip(item.clip);
  clips.set(item, clip);
  return clip;
};
