import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { unclaimedFinderIn } from '#adapters/dynamodb/imports/unclaimed.ts';
import { tasksIn } from '#adapters/dynamodb/tasks/tasks.ts';
import { effectsOn } from '#app/messages/carry-out-effects.ts';
import { endInTime, tryNextChannel } from '#app/requests/follow-request.ts';
import { now } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';
import { subscriptions } from './batched-reads.ts';
import { requestDependencies } from './request-dependencies.ts';

const documents = documentClient();

export const deliveryEffects = effectsOn({
  tryNextChannel: async (requestId, producerId, attempt) => {
    await tryNextChannel(requestId, producerId, attempt, requestDependencies);
  },
  timeIsOver: async (requestId, producerId, since) => {
    await endInTime(requestId, producerId, since, requestDependencies);
  },
  subscriptions,
  tasks: tasksIn(documents, setting('AGENCY_TABLE')),
  findProducer: requestDependencies.directory.find,
  findUnclaimed: unclaimedFinderIn(documents, setting('DIRECTORY_TABLE')),
  now,
});
