import type { Text } from '#domain/shared/primitives.ts';

/** Who had everything about themselves erased, in the words of who reads the request they made. */
export const erasedName: Text = { fr: 'Quelqu’un', en: 'Somebody' };
