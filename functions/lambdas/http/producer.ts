import { coverageReader } from '#adapters/dynamodb/coverage/coverage.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { cachedLiveStates, liveChangesIn, liveStatesIn } from '#adapters/dynamodb/producers/live.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { producerCalendar } from '#app/passages/calendar-pages.ts';
import { producerApi } from '#app/producers/api.ts';
import { producerNowFrom } from '#app/producers/find-now.ts';
import { producerPages } from '#app/producers/pages.tsx';
import { serveSite } from '#app/shared/serve-site.tsx';
import { now } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';
import { addressFinder } from '../wiring/address-finder.ts';

const documents = documentClient();
const coverage = coverageReader(documents, setting('COVERAGE_TABLE'));
const directory = directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX);
const live = cachedLiveStates(
  liveStatesIn(documents, setting('COVERAGE_TABLE')),
  liveChangesIn(documents, setting('COVERAGE_TABLE')),
  now,
);

const find = producerNowFrom({ find: directory.find, live });

/** Everything public of one producer: as JSON, as their page, and as a calendar. */
export const handler = serveSite(
  producerApi({ find }),
  producerPages({ find }, { coverage, live }, addressFinder),
  producerCalendar({ find }),
);
