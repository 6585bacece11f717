import type { EndedSessions } from '#domain/members/member-store.ts';

/** Sessions ended before their time, without a table. */
export const endedSessionsInMemory = (): EndedSessions => {
  const ended = new Set<string>();
  return {
    end: async (id, session) => void ended.add(`${id} ${session}`),
    hasEnded: async (id, session) => ended.has(`${id} ${session}`),
  };
};
