import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { unclaimedFinderIn } from '#adapters/dynamodb/imports/unclaimed.ts';
import { tasksIn } from '#adapters/dynamodb/tasks/tasks.ts';
import type { DeliveryEffects, PersonAbout } from '#app/messages/delivery-effects.ts';
import type { RequestProgress } from '#app/messages/request-progress.ts';
import { endInTime, tryNextChannel } from '#app/requests/follow-request.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { Delivery } from '#domain/ledger/delivery.ts';
import { openTask } from '#domain/requests/call-task.ts';
import type { UnclaimedId } from '#domain/shared/primitives.ts';
import { DepartmentCode, ProducerId, TaskId } from '#domain/shared/primitives.ts';
import { endSubscription, noteSoftBounce } from '#domain/subscriptions/subscribing.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { Task } from '#domain/tasks/task.ts';
import { now } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';
import { subscriptions } from './batched-reads.ts';
import { requestDependencies } from './request-dependencies.ts';

const documents = documentClient();

const tasks = tasksIn(documents, setting('AGENCY_TABLE'));

const findUnclaimed = unclaimedFinderIn(documents, setting('DIRECTORY_TABLE'));

const progress: RequestProgress = {
  deliveryFailed: async (requestId, producerId, attempt) => {
    await tryNextChannel(requestId, producerId, attempt, requestDependencies);
  },
  // The page that follows a request reads the ledger itself.
  deliveryReceived: async () => undefined,
  chaseDue: async (requestId, producerId, attempt) => {
    await tryNextChannel(requestId, producerId, attempt, requestDependencies);
  },
  timeIsOver: async (requestId, producerId, since) => {
    await endInTime(requestId, producerId, since, requestDependencies);
  },
};

/** All subscriptions of whom a message went to. */
const theirsOf = (about: PersonAbout): Promise<Subscription[]> =>
  'person' in about ? subscriptions.ofPerson(about.person) : subscriptions.ofSamePerson(about.subscriptionId);

/** Whom the fate of a message concerns: the requests, the subscriptions, the agency. */
export const deliveryEffects: DeliveryEffects = {
  progress,
  endSubscriptions: async (of, reason) => {
    await Promise.all((await theirsOf(of)).map(({ id }) => subscriptions.change(id, endSubscription(reason, now()))));
  },
  softBounced: async (of) => {
    await Promise.all((await theirsOf(of)).map(({ id }) => subscriptions.change(id, noteSoftBounce(now()))));
  },
  tellAgency: async (delivery, code) => {
    const { about } = delivery;
    if (code === 'invitationNotReceived') {
      if (about.kind === 'invitation') await telephoneInvited(delivery, [about.unclaimedId, ...about.others]);
      return;
    }
    const producerId = 'producerId' in about ? about.producerId : null;
    const producer = producerId === null ? undefined : await requestDependencies.directory.find(producerId);
    await addOnce({
      // The delivery's own id: told twice, it is one task.
      id: TaskId.parse(delivery.id.slice(0, 24)),
      producerId,
      toDo: { code, name: producer?.details.name ?? '' },
    });
  },
};

/** An invitation that did not arrive: who can be called is called. Of the others the agency's list says so. */
const telephoneInvited = async ({ id, channel }: Delivery, invited: readonly UnclaimedId[]): Promise<void> => {
  for (const [index, unclaimedId] of invited.entries()) {
    const farm = await findUnclaimed(unclaimedId);
    if (farm === undefined || farm.state !== 'invited' || farm.details.telephones.length === 0) continue;
    await addOnce({
      id: TaskId.parse(`${id.slice(0, 22)}${String(index).padStart(2, '0')}`),
      // A task of who is not yet with us stands under their record, as a request to them does.
      producerId: ProducerId.parse(unclaimedId),
      department: DepartmentCode.parse(departmentOfCommune(farm.details.commune)),
      toDo: {
        code: 'invitationNotReceived',
        name: farm.details.name,
        channel: channel === 'sms' ? 'sms' : 'email',
      },
    });
  }
};

const addOnce = async (task: Pick<Task, 'id' | 'producerId' | 'toDo' | 'department'>): Promise<void> => {
  if ((await tasks.find(task.id)) !== undefined) return;
  await tasks.add(openTask({ ...task, kind: 'deliveryFailed', requestId: null, createdAt: now() }));
};
