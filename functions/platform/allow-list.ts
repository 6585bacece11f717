/**
 * Who may receive anything from a stage. In production everybody; outside it only addresses and telephone numbers of the list, and addresses at its
 * `@domains`: a test with real data must not write to real people.
 */
export const allowed = (stage: 'production' | 'test', list: readonly string[]): ((to: string) => boolean) => {
  if (stage === 'production') return () => true;
  const known = new Set(list.map((entry) => entry.trim().toLowerCase()));
  return (to) => {
    const address = to.trim().toLowerCase();
    return known.has(address) || (address.includes('@') && known.has(address.slice(address.lastIndexOf('@'))));
  };
};
