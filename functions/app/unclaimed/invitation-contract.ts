import { z } from 'zod';
import { DepartmentCode, UnclaimedId } from '#domain/shared/primitives.ts';

export const UnclaimedIdPath = z.object({ id: UnclaimedId });

export const UnclaimedListQuery = z.strictObject({
  department: DepartmentCode,
  /** From the answer before. */
  cursor: z.string().max(1_000).optional(),
});

const count = z.int().min(0);

/** Of the list's farms. The invitations leave one after the other: the import says how far it is. */
export const InvitationsAnswer = z.strictObject({
  /** To be invited by a message; two farms of one address share one. */
  toInvite: count,
  /** Within six months, or registering already. */
  already: count,
  /** The list gives a telephone only. */
  call: count,
  unreachable: count,
});

export const InvitedAnswer = z.strictObject({
  outcome: z.enum(['invited', 'already', 'sameAddress', 'call', 'unreachable', 'changed']),
});

export const UnclaimedListAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      id: UnclaimedId,
      name: z.string(),
      commune: z.string(),
      source: z.string(),
      telephones: z.array(z.string()),
      emails: z.array(z.string()),
      state: z.enum(['listed', 'invited', 'claimed']),
      invitedAt: z.string().nullable(),
      mayBeInvited: z.boolean(),
      /** His latest invitation did not arrive. */
      unreached: z.boolean(),
    }),
  ),
  cursor: z.string().nullable(),
});
