import { isIPv6 } from 'node:net';

/**
 * The part of an IP address that one caller has: of IPv4 the whole, of IPv6 the network (/64), since whoever has one address of it has all 2^64. What it is
 * counted by, written in one way however it came: `2001:db8::1`, `2001:DB8:0:0::2` and `[2001:db8::3]:443` are one.
 *
 * @param written as CloudFront or API Gateway writes it, with or without a port
 */
export const callerNetwork = (written: string): string => {
  const address = withoutPort(written.trim());
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  return `${groupsOf(address).slice(0, 4).join(':')}::/64`;
};

/** CloudFront writes an IPv6 address and its port with a colon between, as it does an IPv4 address: `2001:db8:0:0:0:0:0:1:443`. */
const withoutPort = (written: string): string => {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(written)?.[1];
  if (bracketed !== undefined) return bracketed;
  if (/^[\d.]+:\d+$/.test(written)) return written.slice(0, written.indexOf(':'));
  const parts = written.split(':');
  const isWhole = parts.length === 9 || (written.includes('::') && !isIPv6(written));
  return isWhole ? parts.slice(0, -1).join(':') : written;
};

/** The eight groups of an address, without leading zeros. */
const groupsOf = (address: string): string[] => {
  const [head = '', tail] = address.split('%', 1).join('').split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: gap }, () => '0'), ...after].map((group) =>
    group.toLowerCase().replace(/^0+(?=.)/, ''),
  );
};
