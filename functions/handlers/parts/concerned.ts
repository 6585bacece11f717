import { documentClient } from '../../adapters/dynamodb.ts';
import { tasksIn } from '../../adapters/tasks.ts';
import type { Concerned } from '../../domain/deliveries/consequences.ts';
import type { RequestProgress } from '../../domain/deliveries/request-progress.ts';
import { tryNextChannel } from '../../domain/requests/following.ts';
import { TaskId } from '../../domain/shared/primitives.ts';
import { endSubscription } from '../../domain/subscriptions/subscribing.ts';
import { now } from '../../platform/clock.ts';
import { setting } from '../../platform/configuration.ts';
import { subscriptions } from './gathered.ts';
import { following } from './request-parts.ts';

const documents = documentClient();

const tasks = tasksIn(documents, setting('REQUESTS_TABLE'));

const progress: RequestProgress = {
  deliveryFailed: async (requestId, producerId, attempt) => {
    await tryNextChannel(requestId, producerId, attempt, following);
  },
  // The page that follows a request reads the ledger itself.
  deliveryReceived: async () => undefined,
  chaseDue: async (requestId, producerId, attempt) => {
    await tryNextChannel(requestId, producerId, attempt, following);
  },
};

/** Whom the fate of a message concerns: the requests, the subscriptions, the agency. */
export const concerned: Concerned = {
  progress,
  endSubscriptions: async (subscriptionId, reason) => {
    const hers = await subscriptions.ofSameAddress(subscriptionId);
    await Promise.all(hers.map(({ id }) => subscriptions.change(id, endSubscription(reason, now()))));
  },
  tellAgency: async (delivery) => {
    const { about } = delivery;
    // The delivery's own id: told twice, it is one task.
    const id = TaskId.parse(delivery.id.slice(0, 24));
    if ((await tasks.find(id)) !== undefined) return;
    await tasks.add({
      id,
      state: 'open',
      kind: 'deliveryFailed',
      producerId: 'producerId' in about ? about.producerId : null,
      requestId: null,
      what:
        about.kind === 'question'
          ? 'Ce producteur n’a pas reçu la question de l’agence : la lui poser par téléphone, et noter sa réponse sur sa fiche.'
          : about.kind === 'decision'
            ? 'Ce producteur n’a pas reçu la décision sur sa fiche : le prévenir autrement.'
            : 'Ce producteur n’a pas reçu l’accusé de son inscription : vérifier son adresse avec lui.',
      createdAt: now(),
      doneAt: null,
      doneBy: null,
      note: '',
    });
  },
};
