import {
  type ContactConfirmationStore,
  confirmationCodeSubject,
  mayTryCode,
} from '#domain/contacts/contact-confirmation.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { SignedLinks } from '#platform/signed-link.ts';

/** Shows that an address belongs to whoever gave it: by the code that was sent to it, or by the button behind its link. */

export interface ContactDependencies {
  readonly confirmations: ContactConfirmationStore;
  readonly links: () => Promise<SignedLinks>;
}

/** `over`: used, replaced, tried five times, or two days old. */
export type CodeTried = 'confirmed' | 'wrong' | 'over';

/** @param typed as people type a code: spaces are dropped */
export const confirmByCode = async (
  { confirmations, links }: ContactDependencies,
  { owner, address }: { readonly owner: string; readonly address: string },
  typed: string,
  now: Instant,
): Promise<CodeTried> => {
  const confirmation = await confirmations.find(owner, address);
  if (confirmation === undefined || !mayTryCode(confirmation, now)) return 'over';
  // Counted before it is compared: tries at the same time are as many as tries in turn.
  if (!(await confirmations.countTry(confirmation, now))) return 'over';
  const code = (await links()).code('channel', confirmationCodeSubject(confirmation));
  if (typed.replace(/\s/g, '') !== code) return 'wrong';
  await confirmations.confirm(owner, address, now);
  return 'confirmed';
};

/** By the button of the page that the link of a message opened; the link is bound to the address that it was sent to. */
export const confirmByLink = async (
  { confirmations }: Pick<ContactDependencies, 'confirmations'>,
  { owner, address }: { readonly owner: string; readonly address: string },
  now: Instant,
): Promise<void> => {
  await confirmations.confirm(owner, address, now);
};
