import { AVAILABILITY_NAMES } from '#domain/catalogue/catalogue-names.ts';
import { Button } from '#web/shared/buttons.tsx';
import { Hidden, Select } from '#web/shared/forms.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import type { OwnPageProps } from './own-page.tsx';
import { texts } from './texts.ts';

/** What there is of each thing they sell: changed in a moment, on a telephone, in the barn. */
export const StockPanel = ({ lang, token, said }: OwnPageProps) => (
  <section class="panel" aria-labelledby="stock">
    <h2 id="stock">{pick(texts.stockTitle, lang)}</h2>
    <p>{pick(texts.stockLead, lang)}</p>
    <form method="post" action={href('ownPage', lang, { token })} class="stock">
      <Hidden values={{ action: 'stock' }} />
      {said.offers.map((offer) => (
        <Select
          key={offer.id}
          name={`stock.${offer.id}`}
          lang={lang}
          label={offer.name}
          value={offer.availability}
          choices={(['available', 'soon', 'soldOut'] as const).map((code) => ({
            value: code,
            label: pick(AVAILABILITY_NAMES[code], lang),
          }))}
        />
      ))}
      <div class="actions">
        <Button>{pick(texts.stockSave, lang)}</Button>
      </div>
    </form>
  </section>
);
