import type { Language } from '#domain/shared/primitives.ts';
import type { Demand, NearbySeller, WaitingPlace } from '#domain/statistics/figures.ts';
import { TelButton } from '#web/shared/buttons.tsx';
import { distance } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { nearbyInWords, waitingInWords } from './in-words.ts';
import { texts } from './texts.ts';

interface Props {
  readonly places: readonly WaitingPlace[];
  readonly lang: Language;
}

/** Where people wait, and who to ask about it. */
export const WaitingList = ({ places, lang }: Props) => (
  <ol class="queue waiting">
    {places.map(({ commune, name, department, demands }) => (
      <li key={commune}>
        <h3>
          {name} <span class="soft">({department})</span>
        </h3>
        {demands.length === 0 ? <p>{pick(texts.severalNeeds, lang)}</p> : null}
        {demands.map((demand) => (
          <NeedItem key={`${demand.audience} ${demand.family}`} demand={demand} lang={lang} />
        ))}
      </li>
    ))}
  </ol>
);

const NeedItem = ({ demand, lang }: { readonly demand: Demand; readonly lang: Language }) => (
  <div class="need">
    <p>
      <strong>{waitingInWords(demand, lang)}</strong> {nearbyInWords(demand, lang)}
    </p>
    {demand.sellers.length === 0 ? null : (
      <ul class="plain">
        {demand.sellers.map((seller) => (
          <SellerItem key={seller.id} seller={seller} lang={lang} />
        ))}
      </ul>
    )}
  </div>
);

const SellerItem = ({ seller, lang }: { readonly seller: NearbySeller; readonly lang: Language }) => (
  <li>
    <a href={href('agencyProducer', lang, { id: seller.id })}>{seller.name}</a>{' '}
    <span class="soft">
      ({pick(texts.seller, lang, { distance: distance(seller.distanceKm), commune: seller.communeName })})
    </span>{' '}
    {seller.telephone === null ? null : (
      <TelButton telephone={seller.telephone} name={seller.name} lang={lang} look="plain" />
    )}
  </li>
);
