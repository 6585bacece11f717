import { coverageReader } from '#adapters/dynamodb/coverage/coverage.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { cachedLiveStates, liveStatesIn } from '#adapters/dynamodb/producers/live.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { producerCalendar } from '#app/passages/calendar-pages.ts';
import { producerApi } from '#app/producers/api.ts';
import { producerPages } from '#app/producers/pages.tsx';
import { serveSite } from '#app/shared/serve-site.tsx';
import { asOfNow } from '#domain/producers/live.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';
import { now } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';
import { memoizeFor } from '#platform/memoize-for.ts';
import { addressFinder } from '../wiring/address-finder.ts';

const documents = documentClient();
const coverage = coverageReader(documents, setting('COVERAGE_TABLE'));
const directory = directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX);
const live = cachedLiveStates(liveStatesIn(documents, setting('COVERAGE_TABLE')), now);

/** A flood of visitors opens the same pages. Who is not published is looked up each time. */
const record = memoizeFor(directory.find, {
  seconds: 20,
  max: 2_000,
  mayServe: (producer) => producer?.state === 'published',
});

/** The producer as of this minute: what changes by the minute is believed for five seconds, as in lists. */
const find = async (id: ProducerId) => {
  const [known, states] = await Promise.all([record(id), live.of([id])]);
  const state = states.get(id);
  // What is remembered does not know that they have gone away since.
  const producer = state?.paused === true ? await directory.find(id) : known;
  return producer && asOfNow(producer, state);
};

/** Everything public of one producer: as JSON, and as his page. */
export const handler = serveSite(
  producerApi({ find }),
  producerPages({ find }, { coverage, live }, addressFinder),
  producerCalendar({ find }),
);
