import { domainToUnicode } from 'node:url';

/** An address as people write it: what is kept for the mail service in ASCII (`xn--…`) is read with its accents. Links keep ASCII. */
export const emailInWords = (address: string): string => {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return domain.includes('xn--') ? `${address.slice(0, at + 1)}${domainToUnicode(domain) || domain}` : address;
};
