import type { Language } from '#domain/shared/primitives.ts';
import { emailInWords } from '#web/shared/email-in-words.ts';
import { telephoneInWords } from './format.ts';

/** An e-mail address or a telephone number as people write it. */
export const contactInWords = (address: string, lang: Language): string =>
  address.startsWith('https://')
    ? address
    : address.includes('@')
      ? emailInWords(address)
      : telephoneInWords(address, lang);
