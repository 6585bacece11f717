import { BlockList, isIP } from 'node:net';

/**
 * Where a webhook may go: only to addresses of the public internet. What a name resolves to is checked, and the connection is made to that very address, so
 * that a name cannot answer the check with one address and the call with another.
 */

/** Of the registers of special-purpose addresses of IANA: this network, private, shared, loopback, link-local (the metadata of the cloud), documentation, multicast. */
const NOT_PUBLIC: readonly (readonly [network: string, prefix: number])[] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ] as const),
  ...([
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
];

const blocked = new BlockList();
for (const [network, prefix] of NOT_PUBLIC) blocked.addSubnet(network, prefix, 'ipv4');
/** Of IPv6 only what is given out for global use (2000::/3), and of that neither documentation, nor tunnels that carry another address. */
const globalUse = new BlockList();
globalUse.addSubnet('2000::', 3, 'ipv6');
const tunnels = new BlockList();
for (const [network, prefix] of [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  tunnels.addSubnet(network, prefix, 'ipv6');

export const isPublicAddress = (address: string): boolean => {
  const version = isIP(address);
  if (version === 4) return !blocked.check(address, 'ipv4');
  return version === 6 && globalUse.check(address, 'ipv6') && !tunnels.check(address, 'ipv6');
};
