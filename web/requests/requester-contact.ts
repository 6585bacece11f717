import type { Requester } from '#domain/requests/request.ts';
import { telephoneInWords } from '#web/shared/format.ts';

/** How a requester is reached, a line each: for the producer with whom they have agreed. */
export const requesterContact = ({ name, telephone, email }: Requester): string[] => [
  name,
  ...(telephone === null ? [] : [telephoneInWords(telephone)]),
  email,
];
