import { z } from 'zod';

/** What is kept of a link that a text message says by a code. */
export const ShortLink = z.strictObject({
  /** The address of the page, with `TOKEN` where the token stands. */
  page: z.string(),
  /** The link without its signature. */
  link: z.strictObject({ body: z.string(), key: z.string(), mark: z.string(), endsAt: z.int() }),
});
export type ShortLink = z.infer<typeof ShortLink>;

/** By the keyed hash of its code. Provided by functions/adapters/dynamodb/messages/short-links.ts. */
export interface ShortLinkStore {
  /** False where there is one under that hash already. */
  keep(hash: string, link: ShortLink): Promise<boolean>;
  find(hash: string): Promise<ShortLink | undefined>;
}
