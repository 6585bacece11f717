import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { Delivery } from '#domain/ledger/delivery.ts';
import type { Directory } from '#domain/producers/directory.ts';
import { openTask } from '#domain/requests/call-task.ts';
import type { Instant, UnclaimedId } from '#domain/shared/primitives.ts';
import { DepartmentCode, ProducerId, TaskId } from '#domain/shared/primitives.ts';
import { endSubscription, noteSoftBounce } from '#domain/subscriptions/subscribing.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { Subscriptions } from '#domain/subscriptions/subscription-store.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { Tasks } from '#domain/tasks/task-store.ts';
import type { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import type { DeliveryEffects, PersonAbout } from './delivery-effects.ts';
import type { RequestProgress } from './request-progress.ts';

/** What the fate of a message brings about leans on this. */
export interface EffectDependencies {
  readonly tryNextChannel: RequestProgress['deliveryFailed'];
  readonly timeIsOver: RequestProgress['timeIsOver'];
  readonly subscriptions: Pick<Subscriptions, 'ofPerson' | 'ofSamePerson' | 'change'>;
  readonly tasks: Pick<Tasks, 'find' | 'add'>;
  readonly findProducer: Directory['find'];
  readonly findUnclaimed: (id: UnclaimedId) => Promise<UnclaimedProducer | undefined>;
  now(): Instant;
}

/** All subscriptions of the person to whom a message went. */
const theirsOf = (about: PersonAbout, { subscriptions }: EffectDependencies): Promise<readonly Subscription[]> =>
  'person' in about ? subscriptions.ofPerson(about.person) : subscriptions.ofSamePerson(about.subscriptionId);

/** The fate of a message reaches those it concerns: the requests, the subscriptions, the agency. */
export const effectsOn = (dependencies: EffectDependencies): DeliveryEffects => ({
  progress: {
    deliveryFailed: dependencies.tryNextChannel,
    // The page that follows a request reads the ledger itself.
    deliveryReceived: async () => undefined,
    chaseDue: dependencies.tryNextChannel,
    timeIsOver: dependencies.timeIsOver,
  },
  endSubscriptions: async (of, reason) => {
    await changeAll(of, endSubscription(reason, dependencies.now()), dependencies);
  },
  softBounced: async (of) => {
    await changeAll(of, noteSoftBounce(dependencies.now()), dependencies);
  },
  tellAgency: async (delivery, code) => {
    const { about } = delivery;
    if (code === 'invitationNotReceived') {
      if (about.kind === 'invitation')
        await telephoneInvited(delivery, [about.unclaimedId, ...about.others], dependencies);
      return;
    }
    const producerId = 'producerId' in about ? about.producerId : null;
    const producer = producerId === null ? undefined : await dependencies.findProducer(producerId);
    await addOnce(
      {
        // The delivery's own id: told twice, it is one task.
        id: TaskId.parse(delivery.id.slice(0, 24)),
        producerId,
        toDo: { code, name: producer?.details.name ?? '' },
      },
      dependencies,
    );
  },
});

const changeAll = async (
  of: PersonAbout,
  change: Parameters<Subscriptions['change']>[1],
  dependencies: EffectDependencies,
): Promise<void> => {
  const theirs = await theirsOf(of, dependencies);
  await Promise.all(theirs.map(({ id }) => dependencies.subscriptions.change(id, change)));
};

/** An invitation that did not arrive: who can be called is called. Of the others the agency's list says so. */
const telephoneInvited = async (
  { id, channel }: Delivery,
  invited: readonly UnclaimedId[],
  dependencies: EffectDependencies,
): Promise<void> => {
  for (const [index, unclaimedId] of invited.entries()) {
    const farm = await dependencies.findUnclaimed(unclaimedId);
    if (farm === undefined || farm.state !== 'invited' || farm.details.telephones.length === 0) continue;
    await addOnce(
      {
        id: TaskId.parse(`${id.slice(0, 22)}${String(index).padStart(2, '0')}`),
        // A task of who is not yet with us stands under their record, as a request to them does.
        producerId: ProducerId.parse(unclaimedId),
        department: DepartmentCode.parse(departmentOfCommune(farm.details.commune)),
        toDo: {
          code: 'invitationNotReceived',
          name: farm.details.name,
          channel: channel === 'sms' ? 'sms' : 'email',
        },
      },
      dependencies,
    );
  }
};

const addOnce = async (
  task: Pick<Task, 'id' | 'producerId' | 'toDo' | 'department'>,
  { tasks, now }: EffectDependencies,
): Promise<void> => {
  if ((await tasks.find(task.id)) !== undefined) return;
  await tasks.add(openTask({ ...task, kind: 'deliveryFailed', requestId: null, createdAt: now() }));
};
