import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { RequestId } from '#domain/shared/primitives.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import type { Proof } from './contract.ts';
import { countTry, type RequestDependencies } from './follow-request.ts';

export type NoProof = 'invalid' | 'expired' | 'wrongCode' | 'codeEnded';

/**
 * The request whose address is proven. Every try of a code is counted against the request before it is compared; after five, and once it was used, only the
 * link works. An address that nobody asked with is answered like a wrong code.
 */
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
  let ended = 'request' in proof;
  for (const request of requests) {
    if (request === undefined) continue;
    const tried = await countTry(request.id, dependencies);
    if (tried.kind !== 'changed') continue;
    ended = false;
    if (links.code('request', request.id) === proof.code) return done(request.id);
  }
  return refused(ended && requests.some(Boolean) ? 'codeEnded' : 'wrongCode');
};
