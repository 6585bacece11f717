import { describe, expect, test } from 'vitest';
import { callerNetwork } from '#platform/viewer-address.ts';

describe('a caller is counted', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:46532', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
  ])('by the whole of an IPv4 address: %s', (written, counted) => {
    expect(callerNetwork(written)).toBe(counted);
  });

  test.each([
    '2001:db8:1:2::7',
    '2001:0DB8:0001:0002:0:0:0:9',
    '2001:db8:1:2:ffff:ffff:ffff:ffff:46532',
    '2001:db8:1:2:3:4:5:6:443',
    '[2001:db8:1:2::1]:443',
    '2001:db8:1:2:3::',
  ])('by the network of an IPv6 address, which is all one caller’s: %s', (written) => {
    expect(callerNetwork(written)).toBe('2001:db8:1:2::/64');
  });

  test('apart from the network beside', () => {
    expect(callerNetwork('2001:db8:1:3::7')).not.toBe(callerNetwork('2001:db8:1:2::7'));
    expect(callerNetwork('::1')).toBe('0:0:0:0::/64');
  });

  test('by whatever stands there, where it is no address', () => {
    for (const odd of ['', 'unknown', ':', ':::::::::::', 'a'.repeat(1_000)])
      expect(typeof callerNetwork(odd)).toBe('string');
  });
});
