import { tokenIn } from '../tour/outside.ts';
import type { Village } from './village.ts';

const PASSWORD = 'Une-phrase-de-2026';

/** A member with these rights, invited and signed in: their bearer header. */
export const memberWith = async (
  village: Village,
  rights: { readonly role: 'agency' | 'partner' | 'reader'; readonly departments?: readonly string[] },
): Promise<Record<string, string>> => {
  const email = village.address('membre');
  await village.site.post('/api/agency/members', { email, ...rights }, await village.member());
  const token = tokenIn((await village.site.nextMail(email)).text, /\/r\/m\//);
  const body = new URLSearchParams({ newPassword: PASSWORD });
  await village.stack.fetch(`/r/m/${token}`, { method: 'POST', body });
  const signedIn = await village.site.post('/api/agency/session', { email, password: PASSWORD });
  return { authorization: `Bearer ${signedIn.body.token}` };
};
