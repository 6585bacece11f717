import type { ReadMail } from '../ses/mail-store.ts';

export interface UnsubscribeOutcome {
  readonly url: string;
  /** 0: the address could not be reached. */
  readonly status: number;
  readonly problem?: string;
}

/**
 * Does what a mail client does on "unsubscribe" (RFC 8058): a POST of `List-Unsubscribe=One-Click`, without cookies, following no redirect.
 * Asks of the mail what the standard asks: both headers.
 */
export const oneClickUnsubscribe = async (mail: ReadMail): Promise<UnsubscribeOutcome> => {
  const url = /<(https?:[^>]+)>/.exec(mail.headers['list-unsubscribe'] ?? '')?.[1];
  if (url === undefined)
    return { url: '', status: 0, problem: 'the mail has no List-Unsubscribe header with an address' };
  if ((mail.headers['list-unsubscribe-post'] ?? '').trim() !== 'List-Unsubscribe=One-Click') {
    return { url, status: 0, problem: 'the mail has no List-Unsubscribe-Post header' };
  }
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    return { url, status: answer.status };
  } catch (error) {
    return { url, status: 0, problem: String(error) };
  }
};
