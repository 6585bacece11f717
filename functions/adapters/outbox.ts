import type { Outbox } from './directory.ts';
import { owePut } from './ledger.ts';
import { taskPut } from './requests.ts';

/** What a change of the directory owes goes, in its own transaction, to the ledger and to the tasks. */
export const outboxIn = (tables: { readonly deliveries: string; readonly requests: string }): Outbox => ({
  deliveryPut: (delivery) => owePut(tables.deliveries, delivery),
  taskPut: (task) => taskPut(tables.requests, task),
});

const refuse = (): never => {
  throw new Error('this function may not change producers');
};

/** For functions that read producers and move publications on, and have no right to the other tables. */
export const NO_OUTBOX: Outbox = { deliveryPut: refuse, taskPut: refuse };
