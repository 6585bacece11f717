import type { RequestLine } from '#domain/requests/request.ts';

/** What is asked for and how much of it. */
export const lineInWords = ({ what, quantity }: Pick<RequestLine, 'what' | 'quantity'>): string =>
  quantity === '' ? what : `${what}, ${quantity}`;
