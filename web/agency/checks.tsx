import type { ReviewChecks } from '../../functions/domain/directory/review-checks.ts';
import type { Language } from '../../functions/domain/shared/primitives.ts';
import { Tag } from '../components/notices.tsx';
import { href } from '../paths.ts';
import { distance } from '../texts/format.ts';
import { pick } from '../texts/text.ts';
import { texts } from './texts.ts';

/** What was checked of a registration, in words: shape and word, never colour alone. */
export const Checks = ({ checks, lang }: { readonly checks: ReviewChecks; readonly lang: Language }) => (
  <ul class="tags">
    {checks.siretKeyRight ? (
      <li>
        <Tag>{pick(texts.checkSiret, lang)}</Tag>
      </li>
    ) : null}
    <li>
      <Tag>
        {checks.kmFromCommune === null
          ? pick(texts.checkCentre, lang)
          : pick(texts.checkNear, lang, { distance: distance(checks.kmFromCommune) })}
      </Tag>
    </li>
    {checks.sameSiret.map((id) => (
      <li key={id}>
        <a href={href('agencyProducer', lang, { id })}>
          <Tag look="full">▲ {pick(texts.checkOther, lang)}</Tag>
        </a>
      </li>
    ))}
  </ul>
);
