import type { Table } from './dynamodb/tables.ts';
import type { LambdaFunction } from './lambda/function.ts';
import type { QueueEmulator } from './queues/emulator.ts';
import type { LocalStack } from './stack.ts';

export interface Viewed {
  readonly tables: readonly Table[];
  readonly functions: readonly LambdaFunction[];
  readonly queues: QueueEmulator;
}

/** What can be seen of a running stack by the names of the CDK app: `Directory`, `Send`. */
export const viewOf = ({
  tables,
  functions,
  queues,
}: Viewed): Pick<LocalStack, 'tableName' | 'environment' | 'queues' | 'functions' | 'usage' | 'invoke'> => {
  const functionNamed = (part: string): LambdaFunction => {
    const wanted = part.toLowerCase();
    const named = functions.filter((one) => one.definition.name.toLowerCase().includes(wanted));
    // `Send` is the function whose own name begins so, not every function of a stack whose name holds it.
    const found =
      named.find((one) => one.definition.name.split('-').at(-1)?.toLowerCase().startsWith(wanted)) ?? named[0];
    if (found === undefined) throw new Error(`there is no function ${part}`);
    return found;
  };
  return {
    tableName: (part) => {
      const table = tables.find((one) => one.logicalId.toLowerCase().includes(part.toLowerCase()));
      if (table === undefined) throw new Error(`there is no table ${part}`);
      return table.name;
    },
    environment: (name) => functionNamed(name).definition.environment,
    queues: () =>
      queues.queues().map((queue) => ({
        name: queue.name,
        visible: queue.messages.length,
        inFlight: queue.inflightMessages.size,
        delayed: queue.delayedMessages.length,
      })),
    functions: () =>
      functions.map((one) => ({
        name: one.definition.name,
        environments: one.environments,
        invocations: one.invocations,
        errors: one.errors,
        inFlight: one.inFlight,
      })),
    usage: async () => {
      const used = await Promise.all(
        functions.map(async (one) => (await one.usage()).map((usage) => ({ name: one.definition.name, ...usage }))),
      );
      return used.flat();
    },
    invoke: async (name, event) => {
      const result = await functionNamed(name).invoke(event);
      if (!result.ok) throw new Error(`${result.error.errorType}: ${result.error.errorMessage}`);
      return result.payload;
    },
  };
};
