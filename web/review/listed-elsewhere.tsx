import type { Language, Text } from '#domain/shared/primitives.ts';
import type { LikelyHimself } from '#domain/unclaimed/likely-same-farm.ts';
import { Button } from '#web/shared/buttons.tsx';
import { distance } from '#web/shared/format.ts';
import { Hidden } from '#web/shared/forms.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { reviewTexts } from './review-texts.ts';

const WHY = {
  claimed: reviewTexts.listedClaimed,
  siret: reviewTexts.duplicateSiret,
  address: reviewTexts.duplicateAddress,
  name: reviewTexts.duplicateName,
} as const satisfies Record<LikelyHimself['why'], Text>;

interface Props {
  readonly producerId: string;
  readonly listed: readonly LikelyHimself[];
  readonly mayDecide: boolean;
  readonly lang: Language;
}

/** Farms of lists that may be this producer: what becomes of each, or the button that says it is they. */
export const ListedElsewhere = ({ producerId, listed, mayDecide, lang }: Props) =>
  listed.length === 0 ? null : (
    <>
      <h3>{pick(reviewTexts.listed, lang)}</h3>
      <p class="soft">{pick(reviewTexts.listedLead, lang)}</p>
      <ul class="listed">
        {listed.map((farm) => (
          <li key={farm.id}>
            <a href={href('agencyUnclaimed', lang, {}, { ferme: farm.id })}>{farm.name}</a>, {farm.communeName} ·{' '}
            {pick(WHY[farm.why], lang)} · {pick(reviewTexts.duplicateKm, lang, { distance: distance(farm.km) })} ·{' '}
            <span class="soft">{pick(reviewTexts.listedFrom, lang, { source: farm.source })}</span>
            {farm.leaves ? <> · {pick(reviewTexts.listedLeaves, lang)}</> : null}
            {farm.leaves || !mayDecide ? null : (
              <form method="post" action={href('agencyUnclaimed', lang)}>
                <Hidden values={{ action: 'same', ferme: farm.id, producteur: producerId }} />
                <Button look="quiet">{pick(reviewTexts.same, lang)}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
