import { placeName } from '#domain/areas/place.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import { telephoneInWords } from '#web/shared/format.ts';

/** How a requester is reached, a line each: for a producer who may know it (`mayReach`). */
export const requesterContact = ({
  requester: { name, telephone, email },
  street,
  place,
}: Pick<ProducerRequest, 'requester' | 'street' | 'place'>): string[] => [
  name,
  ...(street === '' ? [] : [addressOf(street, placeName(place))]),
  ...(telephone === null ? [] : [telephoneInWords(telephone)]),
  email,
];

/** The address service writes the commune behind the street; people do not. */
export const addressOf = (street: string, commune: string): string =>
  street.toLocaleLowerCase('fr').includes(commune.toLocaleLowerCase('fr')) ? street : `${street}, ${commune}`;
