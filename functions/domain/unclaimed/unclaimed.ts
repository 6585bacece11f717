import { z } from 'zod';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import { Siret } from '#domain/producers/siret.ts';
import {
  CommuneCode,
  EmailAddress,
  freeText,
  Instant,
  Position,
  ProducerId,
  Telephone,
  UnclaimedId,
} from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';

/**
 * "Not yet with us": a producer from somebody's list, who has agreed to nothing yet. Kept apart from Producer, so that nothing that publishes,
 * announces or asks can take one for the other. Shown by name, commune and products only; the rest is there to invite them and to spare them
 * typing when they come.
 */

export const ImportId = z
  .string()
  .regex(/^[a-z0-9]{8,24}$/, reason('notAnIdentifier'))
  .brand<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;

export const MAX = { name: 100, text: 200, delivery: 500, description: 1_000, contacts: 4, products: 30 } as const;

export const UnclaimedDetails = z.strictObject({
  name: freeText(MAX.name).min(2),
  siret: Siret.nullable(),
  /** Their name in the list it came from; tells them again there. */
  externalId: z.string().max(100).nullable(),
  type: z.string().max(60),
  commune: CommuneCode,
  position: Position,
  /** How the position is known: given by the list, found by the address, or the centre of the commune (approximate). */
  located: z.enum(['given', 'address', 'commune']),
  address: z.string().max(MAX.text),
  postcode: z.string().max(10),
  families: z.array(FamilyCode),
  products: z.array(z.string().max(40)).max(MAX.products),
  /** Products in the list's own words, where the catalogue has none. */
  otherProducts: z.array(z.string().max(60)).max(MAX.products),
  /** The list says so; nobody has checked. */
  saysOrganic: z.boolean(),
  contactName: z.string().max(MAX.name),
  telephones: z.array(Telephone).max(MAX.contacts),
  emails: z.array(EmailAddress).max(MAX.contacts),
  website: z
    .url({ protocol: /^https?$/ })
    .max(MAX.text)
    .nullable(),
  hours: z.string().max(MAX.text),
  description: z.string().max(MAX.description),
  /** Where, when and how they deliver, in the list's words: nobody has checked. Shown to them when they register, and to nobody before. */
  delivery: z
    .strictObject({
      to: z.string().max(MAX.delivery),
      days: z.string().max(MAX.text),
      pickUp: z.string().max(MAX.delivery),
    })
    .default({ to: '', days: '', pickUp: '' }),
  /** Only the position told the commune: it may be a neighbour. */
  communeFromPosition: z.boolean().default(false),
});
export type UnclaimedDetails = z.infer<typeof UnclaimedDetails>;

export const UnclaimedProducer = z.strictObject({
  id: UnclaimedId,
  /** listed → invited → claimed (they have begun their registration). Taken out, the record is gone and only its tombstones are left. */
  state: z.enum(['listed', 'invited', 'claimed']),
  /** Optimistic lock. */
  version: z.int().min(1),
  /** Where the data comes from, in words: what the law wants said to them. */
  source: z.string().min(1).max(100),
  importId: ImportId,
  /** The import that changed it last; at first the one that made it. */
  changedBy: ImportId,
  details: UnclaimedDetails,
  importedAt: Instant,
  updatedAt: Instant,
  invitedAt: Instant.nullable(),
  /** Key of their latest invitation in the ledger, so that their address is erased there too when they ask out. It holds the address hashed. */
  invitationKey: z.string().nullable().default(null),
  claimedAt: Instant.nullable(),
  /** Once they have registered: they are shown as a producer, no longer here. */
  producerId: ProducerId.nullable(),
});
export type UnclaimedProducer = z.infer<typeof UnclaimedProducer>;
