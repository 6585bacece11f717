import { z } from 'zod';
import { Area } from '#domain/areas/area.ts';
import { Availability, FamilyCode, LabelCode, PaymentCode, RoundMode } from '#domain/catalogue/codes.ts';
import { RoundCalendar, weeklyCalendar } from '#domain/passages/round-calendar.ts';
import {
  Audience,
  CommuneCode,
  EmailAddress,
  freeText,
  Instant,
  Language,
  MobileTelephone,
  Month,
  Position,
  ProducerId,
  RoundId,
  Telephone,
  TimeOfDay,
  Weekday,
} from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import { Siret } from './siret.ts';

/** What a producer sells. Professional terms are shown to shops and canteens only. */
export const Offer = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: freeText(80).min(1, reason('offerNameMissing')),
  family: FamilyCode,
  /** Product of the catalogue (functions/domain/catalogue/catalogue.ts), where it is one. Ties offers to recipes. */
  product: z.string().max(40).nullable().default(null),
  /** Months of season; all twelve where it has none. */
  months: z.array(Month).min(1, reason('monthsMissing')).max(12),
  availability: Availability.default('available'),
  price: freeText(80).default(''),
  audiences: z.array(Audience).min(1, reason('audiencesMissing')).max(3),
  professional: z
    .strictObject({
      packaging: freeText(120).default(''),
      weeklyVolume: freeText(80).default(''),
      priceBeforeTax: freeText(80).default(''),
    })
    .nullable()
    .default(null),
});
export type Offer = z.infer<typeof Offer>;

const RoundFields = z.strictObject({
  id: RoundId,
  mode: RoundMode,
  /** Such as "Thursday Dax". */
  name: freeText(80).default(''),
  area: Area,
  audiences: z.array(Audience).min(1, reason('audiencesMissing')).max(3),
  /** When it passes. Or `weekdays` and `orderBefore`, which say the same of a round that passes every week. */
  calendar: RoundCalendar.optional(),
  weekdays: z.array(Weekday).min(1, reason('weekdaysMissing')).max(7).optional(),
  /** Order before this weekday and local time, in the week before the delivery; null: no deadline. */
  orderBefore: z.strictObject({ weekday: Weekday, time: TimeOfDay }).nullable().optional(),
  /** Least order, euros; null: none. */
  minimumEuros: z.number().min(0).max(10_000).nullable().default(null),
  /** Delivery fee, euros; 0: free. */
  feeEuros: z.number().min(0).max(1_000).default(0),
  /** The order from which the fee is waived, euros; null: it never is. */
  feeWaivedFromEuros: z.number().min(0).max(10_000).nullable().default(null),
  /** The place and hours of a pick-up point. */
  pickup: z
    .strictObject({
      name: freeText(120).min(1, reason('pickupNameMissing')),
      address: freeText(200).default(''),
      hours: freeText(80).default(''),
      ...Position.shape,
      /** Where it stops after that, in order; absent: nowhere. */
      stops: z
        .array(
          z.strictObject({
            name: freeText(120).min(1, reason('pickupNameMissing')),
            hours: freeText(80).default(''),
            ...Position.shape,
          }),
        )
        .max(12)
        .optional(),
    })
    .nullable()
    .default(null),
});

type WeeklyFields = Pick<z.infer<typeof RoundFields>, 'calendar' | 'weekdays' | 'orderBefore'>;

/** Rounds written before they had a calendar said weekdays and "order before"; the API and lists may go on saying so. */
const withCalendar = <Said extends WeeklyFields>(
  { calendar, weekdays, orderBefore, ...round }: Said,
  refinement: z.RefinementCtx<unknown>,
): Omit<Said, keyof WeeklyFields> & { calendar: RoundCalendar } => {
  const weekly = weekdays === undefined ? undefined : weeklyCalendar({ weekdays, orderBefore: orderBefore ?? null });
  if (calendar !== undefined && (weekly !== undefined || orderBefore !== undefined))
    refinement.addIssue({
      code: 'custom',
      path: ['calendar'],
      message: reason('daysSaidTwice'),
    });
  const days = calendar ?? weekly;
  if (days !== undefined) return { ...round, calendar: days };
  refinement.addIssue({ code: 'custom', path: ['weekdays'], message: reason('weekdaysMissing') });
  return z.NEVER;
};

/** One way of reaching people. The area is where it delivers, or, for a pick-up point, where people come from. */
export const Round: z.ZodType<Round, z.input<typeof RoundFields>> = RoundFields.transform(withCalendar);
export interface Round extends Omit<z.infer<typeof RoundFields>, keyof WeeklyFields> {
  calendar: RoundCalendar;
}

/** A round as lists show it, and the index keeps it. */
export const RoundWithoutArea: z.ZodType<Omit<Round, 'area'>> = RoundFields.omit({ area: true }).transform(
  withCalendar,
);

/** A round that is registered: its identifier may be left out. */
export const NewRound: z.ZodType<Omit<Round, 'id'> & { id?: RoundId | undefined }, unknown> = RoundFields.extend({
  id: RoundId.optional(),
}).transform(withCalendar);

/** Their own software: a name of the public internet, by HTTPS. Whether it is one is asked again at each call. */
const WebhookAddress = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain, error: reason('notAWebhook') })
  .max(254, reason('notAWebhook'))
  .refine((address) => {
    if (!URL.canParse(address)) return false;
    const { username, password, port, hash } = new URL(address);
    return username === '' && password === '' && port === '' && hash === '';
  }, reason('notAWebhook'));

/** Two people of a farm: told at the same time as the channel before, each by a link of their own. */
const together = z.literal(true).optional();

/** How requests reach the producer, in their own order. */
export const Channel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('email'), address: EmailAddress, together }),
  z.strictObject({ kind: z.literal('sms'), address: MobileTelephone, together }),
  z.strictObject({ kind: z.literal('call'), address: Telephone, together }),
  z.strictObject({ kind: z.literal('webhook'), address: WebhookAddress, together }),
]);
export type Channel = z.infer<typeof Channel>;

/** What the producer wants everyone to see. */
export const PublicContacts = z.strictObject({
  telephone: Telephone.nullable().default(null),
  email: EmailAddress.nullable().default(null),
  website: z
    .url({ protocol: /^https?$/, error: reason('notAWebAddress') })
    .max(200)
    .nullable()
    .default(null),
});
export type PublicContacts = z.infer<typeof PublicContacts>;

/** What a producer says of themselves: the content of a registration, and of every later change. */
export const ProducerDetails = z.strictObject({
  name: freeText(100).min(2, reason('producerNameMissing')),
  siret: Siret,
  /** Who answers; private. */
  contactName: freeText(100).min(1, reason('contactNameMissing')),
  description: freeText(1_000).default(''),
  address: freeText(200).default(''),
  /** When people can come and buy at the farm itself, in their words; empty: they cannot. */
  farmHours: freeText(200).default(''),
  commune: CommuneCode,
  position: Position,
  positionApproximate: z.boolean().default(false),
  offers: z.array(Offer).min(1, reason('offersMissing')).max(60),
  rounds: z.array(Round).min(1, reason('roundsMissing')).max(12),
  labels: z.array(LabelCode).max(12).default([]),
  payments: z.array(PaymentCode).max(8).default([]),
  publicContacts: PublicContacts,
  channels: z.array(Channel).min(1, reason('channelsMissing')).max(5),
  language: Language.default('fr'),
});
export type ProducerDetails = z.infer<typeof ProducerDetails>;

export const ProducerState = z.enum(['pending', 'published', 'paused', 'withdrawn', 'rejected']);
export type ProducerState = z.infer<typeof ProducerState>;

/** Away of their own will: shown nowhere, asked for nothing, until they are back. */
const Pause = z.strictObject({
  since: Instant,
  /** The first day on which they are back (local date); null: until they say so. */
  until: z.iso.date().nullable(),
  /** Their rounds when they left: those they reached know them already. */
  rounds: z.array(Round),
});

export const Producer = z.strictObject({
  id: ProducerId,
  state: ProducerState,
  /** Counts every change; the optimistic lock of the directory and the version of the coverage items. */
  version: z.int().min(1),
  details: ProducerDetails,
  /** Invented for the local sample: said on every page that shows it. */
  invented: z.boolean().default(false),
  registeredAt: Instant,
  updatedAt: Instant,
  publishedAt: Instant.nullable().default(null),
  rejection: z
    .strictObject({ reason: freeText(500), at: Instant, by: z.string() })
    .nullable()
    .default(null),
  /** When they said last that their page is right, or changed it; absent: not since they were published. */
  confirmedAt: Instant.optional(),
  /** Since when they stand last in lists, silent after being asked; `rests`: away since they stayed silent. */
  sunkAt: Instant.optional(),
  rests: z.literal(true).optional(),
  /** They do not want the note of the month. */
  noteOff: z.literal(true).optional(),
  /** Only while they are paused. */
  pause: Pause.optional(),
});
export type Producer = z.infer<typeof Producer>;
