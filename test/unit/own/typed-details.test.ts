import { beforeAll, describe, expect, it } from 'vitest';
import type { Communes } from '../../../functions/adapters/communes.ts';
import { Area } from '../../../functions/domain/areas/area.ts';
import type { Typed } from '../../../functions/domain/directory/directory.ts';
import { readDraft } from '../../../functions/domain/directory/draft-steps.ts';
import { branch, branches } from '../../../functions/domain/directory/draft-typed.ts';
import { ProducerDetails as Details, type ProducerDetails } from '../../../functions/domain/directory/producer.ts';
import { typedFrom } from '../../../functions/domain/directory/typed-details.ts';
import { sampleProducers } from '../../../infra/local/sample/sample.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';
import { contextIn } from '../registration/drafts.ts';

const samples = sampleProducers().map(({ details }) => Details.parse(details));

describe('what a producer said, in the forms of the registration', () => {
  let places: Communes;
  beforeAll(async () => {
    places = await builtCommunes();
  }, BUILD_TIMEOUT);

  const read = (details: ProducerDetails, changed: (typed: Readonly<Record<string, Typed>>) => object = () => ({})) => {
    const typed = typedFrom(details, { places, lang: 'fr' });
    const context = { ...contextIn('fr', places), before: { details, typed } };
    return readDraft({ id: 'fermedugaas1', steps: { ...typed, ...changed(typed) } }, context);
  };

  it('is read back as it was, to the metre and by its identifiers, for every producer of the sample', () => {
    for (const details of samples) expect(read(details).details).toEqual(details);
  });

  const [details] = samples as [ProducerDetails];
  const polygon = Area.parse({
    include: [
      {
        kind: 'polygon',
        coordinates: [
          [
            [
              [-1.1, 43.5],
              [-1, 43.5],
              [-1, 43.6],
              [-1.1, 43.5],
            ],
          ],
        ],
      },
    ],
    exclude: [],
  });

  it('an area that no form can say stays as it is while days and prices change', () => {
    const drawn = { ...details, rounds: details.rounds.map((round) => ({ ...round, area: polygon })) };
    const dearer = (typed: Readonly<Record<string, Typed>>) => ({
      rounds: { rounds: branches(branch(typed.rounds).rounds).map((round) => ({ ...round, fee: '7' })) },
    });
    const after = read(drawn, dearer).details;
    expect(after?.rounds.map(({ feeEuros }) => feeEuros)).toEqual(drawn.rounds.map(() => 7));
    expect(after?.rounds.map(({ area }) => area)).toEqual(drawn.rounds.map(({ area }) => area));
  });

  it('a new round and a new product get identifiers of their own', () => {
    const added = (typed: Readonly<Record<string, Typed>>) => ({
      offers: {
        offers: [{ ...branches(branch(typed.offers).offers)[0], id: '' }, ...branches(branch(typed.offers).offers)],
      },
      rounds: {
        rounds: [...branches(branch(typed.rounds).rounds), { ...branches(branch(typed.rounds).rounds)[0], id: '' }],
      },
    });
    const after = read(details, added).details;
    expect(new Set(after?.offers.map(({ id }) => id)).size).toBe(details.offers.length + 1);
    expect(after?.offers.slice(1).map(({ id }) => id)).toEqual(details.offers.map(({ id }) => id));
    expect(new Set(after?.rounds.map(({ id }) => id)).size).toBe(details.rounds.length + 1);
    expect(after?.rounds.slice(0, -1).map(({ id }) => id)).toEqual(details.rounds.map(({ id }) => id));
  });
});
