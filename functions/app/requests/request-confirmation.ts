import { z } from 'zod';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { EmailAddress, RequestId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import { countWrongCode, MAX_WRONG_CODES, type RequestDependencies } from './follow-request.ts';

/** A code as people type it: spaces are dropped. */
const Code = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, reason('codeDigits')));

/** How a requester proves her address: the link's token, or the code with the request or the address it was sent to. */
export const Proof = z.union([
  z.strictObject({ token: z.string().min(1).max(200) }),
  z.strictObject({ request: RequestId, code: Code }),
  z.strictObject({ email: EmailAddress, code: Code }),
]);
export type Proof = z.infer<typeof Proof>;

export type NoProof = 'invalid' | 'expired' | 'wrongCode' | 'codeEnded';

/** The request whose address is proven. A wrong code is counted against it; after five only the link works. */
export const provenRequest = async (
  proof: Proof,
  links: SignedLinks,
  dependencies: RequestDependencies,
): Promise<Outcome<RequestId, NoProof>> => {
  if ('token' in proof) {
    const opened = links.open('confirmRequest', proof.token, dependencies.now());
    return opened.ok ? done(RequestId.parse(opened.parts[0])) : refused(opened.reason);
  }
  const requests =
    'request' in proof
      ? [await dependencies.requests.find(proof.request)]
      : await dependencies.requests.pendingOf(links.hash(proof.email));
  const open = requests
    .filter((request) => request !== undefined)
    .filter((request) => request.wrongCodes < MAX_WRONG_CODES);
  if (open.length === 0) return refused(requests.some(Boolean) ? 'codeEnded' : 'wrongCode');
  const right = open.find((request) => links.code('request', request.id) === proof.code);
  if (right !== undefined) return done(right.id);
  await Promise.all(open.map((request) => countWrongCode(request.id, dependencies)));
  return refused('wrongCode');
};
