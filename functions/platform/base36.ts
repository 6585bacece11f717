/** A digest of 256 bits in 50 letters and digits: what may stand in keys, tags and addresses. Slices of it are as even as it is. */
export const base36 = (digest: Uint8Array): string =>
  BigInt(`0x${Buffer.from(digest).toString('hex')}`)
    .toString(36)
    .padStart(50, '0');
