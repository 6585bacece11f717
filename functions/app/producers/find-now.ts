import type { Directory } from '#domain/producers/directory.ts';
import { asOfNow, type LiveStates } from '#domain/producers/live.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';
import { memoizeFor } from '#platform/memoize-for.ts';

/** The producer as of this minute: what changes by the minute is believed for five seconds, as in lists. */
export const producerNowFrom = ({ find, live }: { readonly find: Directory['find']; readonly live: LiveStates }) => {
  // A flood of visitors opens the same pages. Who is not published is looked up each time.
  const record = memoizeFor(find, {
    seconds: 20,
    max: 2_000,
    mayServe: (producer) => producer?.state === 'published',
  });
  return async (id: ProducerId) => {
    const [known, states] = await Promise.all([record(id), live.of([id])]);
    const state = states.get(id);
    // What is remembered does not know that they have gone away since.
    const producer = state?.paused === true ? await find(id) : known;
    return producer && asOfNow(producer, state);
  };
};
