import type { Duplicate } from '#domain/review/duplicates.ts';
import type { ReviewChecks } from '#domain/review/review-checks.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { texts } from '#web/agency/texts.ts';
import { dayAndYear, distance } from '#web/shared/format.ts';
import { Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { reviewTexts } from './review-texts.ts';

/** How one check came out; sign and word, never colour alone. */
type Outcome = 'right' | 'look' | 'waits';

interface Said {
  readonly outcome: Outcome;
  readonly text: string;
}

const LOOKS = { right: 'line', look: 'full', waits: 'part' } as const satisfies Record<Outcome, string>;

const SHAPES = {
  right: 'M2.5 7.5 5.5 10.5 11.5 3.5',
  look: 'M7 2 12.5 12H1.5ZM7 6v3',
  waits: 'M7 1.5a5.5 5.5 0 1 0 .01 0M7 4v3.2l2 1.3',
} as const satisfies Record<Outcome, string>;

/** Drawn, not written: the site's letters have no such signs. */
export const Sign = ({ of }: { readonly of: Outcome }) => (
  <svg class="sign" viewBox="0 0 14 14" width="12" height="12" aria-hidden="true" focusable="false">
    <path d={SHAPES[of]} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" />
  </svg>
);

interface ChecksProps {
  readonly checks: ReviewChecks;
  readonly lang: Language;
}

/** What was checked of a registration before anybody looked at it. */
export const Checks = ({ checks, lang }: ChecksProps) => (
  <ul class="tags">
    {allOf(checks, lang).map(({ outcome, text }) => (
      <li key={text}>
        <Tag look={LOOKS[outcome]} title={pick(reviewTexts[outcome], lang)}>
          <Sign of={outcome} />
          <span class="sr">{pick(reviewTexts[outcome], lang)} : </span>
          {text}
        </Tag>
      </li>
    ))}
    {checks.sameSiret.map((id) => (
      <li key={id}>
        <a href={href('agencyProducer', lang, { id })}>
          <Tag look="full">
            <Sign of="look" /> {pick(texts.checkOther, lang)}
          </Tag>
        </a>
      </li>
    ))}
  </ul>
);

const allOf = (checks: ReviewChecks, lang: Language): Said[] => [
  ...(checks.siretKeyRight ? [{ outcome: 'right' as const, text: pick(texts.checkSiret, lang) }] : []),
  companySaid(checks, lang),
  ...organicSaid(checks, lang),
  positionSaid(checks, lang),
];

const companySaid = ({ company }: ReviewChecks, lang: Language): Said => {
  const say = (outcome: Outcome, text: Text, values: Record<string, string> = {}): Said => ({
    outcome,
    text: pick(text, lang, values),
  });
  if (company === null) return say('waits', reviewTexts.companyPending);
  switch (company.kind) {
    case 'unknown':
      return say('look', reviewTexts.companyUnknown);
    case 'closed':
      return say('look', reviewTexts.companyClosed, { name: company.name });
    case 'active':
      switch (company.fits) {
        case 'elsewhere':
          return say('look', reviewTexts.companyElsewhere, { commune: company.communeName });
        case 'otherName':
          return say('look', reviewTexts.companyOtherName, { name: company.name });
        default:
          return say('right', reviewTexts.companyActive, { name: company.name });
      }
  }
};

/** Only where there is something to say: who neither claims it nor has it needs no word. */
const organicSaid = ({ organic, claimsOrganic }: ReviewChecks, lang: Language): Said[] => {
  if (organic === null)
    return claimsOrganic ? [{ outcome: 'waits', text: pick(reviewTexts.organicPending, lang) }] : [];
  if (organic.kind === 'none')
    return claimsOrganic ? [{ outcome: 'look', text: pick(reviewTexts.organicNone, lang) }] : [];
  const since = organic.since === '' ? '?' : dayAndYear(`${organic.since}T12:00:00.000Z`, lang);
  if (organic.kind === 'stopped')
    return claimsOrganic ? [{ outcome: 'look', text: pick(reviewTexts.organicStopped, lang, { since }) }] : [];
  return claimsOrganic
    ? [{ outcome: 'right', text: pick(reviewTexts.organicCertified, lang, { by: organic.certifiedBy, since }) }]
    : [{ outcome: 'right', text: pick(reviewTexts.organicUnsaid, lang) }];
};

const positionSaid = ({ position, kmFromCommune }: ReviewChecks, lang: Language): Said => {
  const km = { distance: distance(kmFromCommune ?? 0) };
  switch (position) {
    case 'centre':
      return { outcome: 'waits', text: pick(texts.checkCentre, lang) };
    case 'inside':
      return { outcome: 'right', text: pick(reviewTexts.positionInside, lang) };
    case 'edge':
      return { outcome: 'look', text: pick(reviewTexts.positionEdge, lang, km) };
    case 'outside':
      return { outcome: 'look', text: pick(reviewTexts.positionOutside, lang, km) };
  }
};

const WHY = {
  siret: reviewTexts.duplicateSiret,
  address: reviewTexts.duplicateAddress,
  name: reviewTexts.duplicateName,
} as const satisfies Record<Duplicate['why'], Text>;

interface DuplicatesProps {
  readonly duplicates: readonly Duplicate[];
  readonly lang: Language;
}

/** Who may be the same producer, each with why. */
export const Duplicates = ({ duplicates, lang }: DuplicatesProps) =>
  duplicates.length === 0 ? (
    <p class="soft">{pick(reviewTexts.noDuplicates, lang)}</p>
  ) : (
    <>
      <h3>{pick(reviewTexts.duplicates, lang)}</h3>
      <ul>
        {duplicates.map(({ id, name, why, km }) => (
          <li key={id}>
            <a href={href('agencyProducer', lang, { id })}>{name}</a> · {pick(WHY[why], lang)}
            {km === null ? null : <> · {pick(reviewTexts.duplicateKm, lang, { distance: distance(km) })}</>}
          </li>
        ))}
      </ul>
    </>
  );
