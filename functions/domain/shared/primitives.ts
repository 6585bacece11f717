import { z } from 'zod';
import { reason } from './reasons.ts';

/** Values that must be right are branded: only their parser makes them. */

export { EmailAddress } from './email-address.ts';
export { MobileTelephone, Telephone } from './telephone.ts';

export const Language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof Language>;

/** A text in the languages of the site; French is always there. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

export const Audience = z.enum(['consumer', 'shop', 'canteen']);
export type Audience = z.infer<typeof Audience>;

/** ISO 8601 weekday: 1 is Monday, 7 is Sunday. */
export const Weekday = z.int().min(1).max(7);
export type Weekday = z.infer<typeof Weekday>;

/** Month of the year, 1 to 12. */
export const Month = z.int().min(1).max(12);
export type Month = z.infer<typeof Month>;

/** Local time of day in the territory's time zone, `HH:MM`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, reason('timeOfDayForm'));

/** An instant, ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it; sorts as text. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = string;

/** Official INSEE code of a commune (five characters; Corsica has letters), former communes excluded. */
export const CommuneCode = z
  .string()
  .regex(/^(\d{5}|2[AB]\d{3})$/, reason('communeCodeForm'))
  .brand<'CommuneCode'>();
export type CommuneCode = z.infer<typeof CommuneCode>;

/** Code of a department: two characters, three overseas. */
export const DepartmentCode = z
  .string()
  .regex(/^(\d{2}|2[AB]|9[78]\d)$/, reason('departmentCodeForm'))
  .brand<'DepartmentCode'>();
export type DepartmentCode = z.infer<typeof DepartmentCode>;

/** SIREN of an EPCI (nine digits). */
export const EpciCode = z.string().regex(/^\d{9}$/, reason('epciCodeForm'));

/** INSEE code of a region (two digits; 01 to 06 overseas). */
export const RegionCode = z.string().regex(/^\d{2}$/, reason('regionCodeForm'));

/** Geohash, 5 to 9 characters: at least the finest level of the index, at most about 5 m. */
export const Geohash = z
  .string()
  .regex(/^[0-9b-hjkmnp-z]{5,9}$/, reason('cellForm'))
  .brand<'Geohash'>();
export type Geohash = z.infer<typeof Geohash>;

const id = <Brand extends string>() =>
  z
    .string()
    .regex(/^[a-z0-9]{8,24}$/, reason('notAnIdentifier'))
    .brand<Brand>();

export const ProducerId = id<'ProducerId'>();
export type ProducerId = z.infer<typeof ProducerId>;
export const RoundId = id<'RoundId'>();
export type RoundId = z.infer<typeof RoundId>;
export const SubscriptionId = id<'SubscriptionId'>();
export type SubscriptionId = z.infer<typeof SubscriptionId>;
/** A person to whom we write: the keyed hash of the e-mail address (`SignedLinks.hash`). The address itself is in no key. */
export const PersonId = z
  .string()
  .regex(/^[a-z0-9]{8,26}$/, reason('notAnIdentifier'))
  .brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
export const RequestId = id<'RequestId'>();
export type RequestId = z.infer<typeof RequestId>;
export const PublicationId = id<'PublicationId'>();
export type PublicationId = z.infer<typeof PublicationId>;
export const TaskId = id<'TaskId'>();
export type TaskId = z.infer<typeof TaskId>;

/** A point on the Earth, degrees WGS84. */
export const Position = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});
export type Position = z.infer<typeof Position>;

/**
 * Whether a text can be the name of a farm or a person: on one line, and no address of a site. Names stand in messages that leave in our name. Marks of
 * direction and what else nobody sees are gone before (fold-text.ts).
 */
export const isName = (text: string): boolean => !LINE_BREAK.test(text) && !SITE_ADDRESS.test(text);

const LINE_BREAK = /[\r\n\u2028\u2029]/;
const SITE_ADDRESS =
  /https?:|\bwww\.|[\p{L}\d-]\.(?:fr|com|net|org|info|eu|io|bio|shop|store|site|online|xyz|top|link|me|app|ru|cn|be|ch|de|es|it|uk|co|biz|ly|gl|re|cc|tk)(?![\p{L}\d])/iu;

/** One line or paragraph that a person wrote: trimmed, without control characters. */
export const freeText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
    .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text), reason('controlCharacters'));

export const UnclaimedId = z
  .string()
  .regex(/^[a-z0-9]{20}$/, reason('notAnIdentifier'))
  .brand<'UnclaimedId'>();

export type UnclaimedId = z.infer<typeof UnclaimedId>;

/** `agency`: everything. `partner` (a chamber, a park): the producers of its departments. `reader`: reads, changes nothing. */
export const MemberRole = z.enum(['agency', 'partner', 'reader']);

export type MemberRole = z.infer<typeof MemberRole>;

/** The name of an account in the pool of members: it never changes, nor does it pass to another person. */
export const MemberId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, reason('notAnIdentifier'));

export type MemberId = z.infer<typeof MemberId>;
