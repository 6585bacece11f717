import { auditPut } from '../members/audit.ts';
import { enqueuePut } from '../messages/ledger.ts';
import { taskPut } from '../tasks/tasks.ts';
import type { OutboxTables } from './directory.ts';
import { liveUpdate } from './live.ts';

/** What a change of the directory owes goes, in its own transaction, to the ledger and to the tasks. */
export const outboxIn = (tables: {
  readonly deliveries: string;
  readonly agency: string;
  /** Only for functions in which members act. */
  readonly audit?: string;
  /** Only for functions that say who is away. */
  readonly coverage?: string;
}): OutboxTables => {
  const { coverage, audit } = tables;
  return {
    deliveryPut: (delivery) => enqueuePut(tables.deliveries, delivery),
    taskPut: (task) => taskPut(tables.agency, task),
    ...(audit === undefined ? {} : { auditPut: (entry) => auditPut(audit, entry) }),
    ...(coverage === undefined ? {} : { liveUpdate: (id, live) => liveUpdate(coverage, id, live) }),
  };
};

const refuse = (): never => {
  throw new Error('this function may not change producers');
};

/** For functions that read producers and move publications on, and have no right to the other tables. */
export const NO_OUTBOX: OutboxTables = { deliveryPut: refuse, taskPut: refuse };
