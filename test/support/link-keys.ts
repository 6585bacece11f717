import { type SignedLinks, signedLinks } from '#platform/signed-link.ts';

const LASTING = 'a lasting secret of the tests, which nobody changes';

/** Links signed with one key, as a new site has it. */
export const testLinks = (key = 'a key of the tests, of at least thirty-two characters'): SignedLinks =>
  signedLinks({ signing: 'a', byName: new Map([['a', key]]), lasting: LASTING });
