import type { Instant, Language } from '#domain/shared/primitives.ts';
import type { Call, Member } from '#platform/http.ts';
import { memberOf } from './members-only.ts';

/** Who asks, when, and in which language she is refused. */
export interface Actor {
  readonly by: Member;
  readonly now: Instant;
  readonly lang: Language;
}

export const actorOf = (call: Call<unknown, unknown, unknown>): Actor => ({
  by: memberOf(call),
  now: call.now,
  lang: call.lang,
});
