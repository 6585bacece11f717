import { Fragment } from 'preact';
import { AVAILABILITY_NAMES } from '#domain/catalogue/catalogue-names.ts';
import type { PublicOffer } from '#domain/search/public-producer.ts';
import type { Language, Month } from '#domain/shared/primitives.ts';
import { Tag } from '#web/shared/notices.tsx';
import { SeasonCells, SeasonHead } from '#web/shared/strips.tsx';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

interface SeasonTableProps {
  readonly offers: readonly PublicOffer[];
  readonly month: Month;
  readonly lang: Language;
}

/** The calendar of what a producer sells: one row a product, one column a month, this month marked. Those of this month come first. */
export const SeasonTable = ({ offers, month, lang }: SeasonTableProps) => (
  <table class="season">
    <caption>{pick(texts.seasonCaption, lang)}</caption>
    <thead>
      <tr>
        <th scope="col" class="what">
          <span class="sr">{pick(texts.product, lang)}</span>
        </th>
        <SeasonHead now={month} lang={lang} />
      </tr>
    </thead>
    <tbody>
      {[...offers]
        .sort((a, b) => later(a, month) - later(b, month))
        .map((offer) => (
          <tr key={offer.id}>
            <th scope="row">
              {offer.name}
              {offer.availability === 'available' ? null : (
                <>
                  {' '}
                  <Tag look="part">{pick(AVAILABILITY_NAMES[offer.availability], lang)}</Tag>
                </>
              )}
              {offer.price === '' ? null : <small>{offer.price}</small>}
            </th>
            <SeasonCells months={offer.months} now={month} lang={lang} inSeasonWord={pick(texts.inSeason, lang)} />
          </tr>
        ))}
    </tbody>
  </table>
);

/** Months until it is there: 0 now. */
const later = (offer: PublicOffer, month: Month): number =>
  Math.min(...offer.months.map((of) => (of - month + 12) % 12));

/** Packaging, volume and price before tax: for shops and canteens. */
export const ProfessionalTerms = ({ offers, lang }: Omit<SeasonTableProps, 'month'>) => {
  const withTerms = offers.flatMap(({ id, name, professional }) =>
    professional === null ? [] : [{ id, name, ...professional }],
  );
  return withTerms.length === 0 ? null : (
    <section>
      <h2>{pick(texts.professional, lang)}</h2>
      {withTerms.map((terms) => (
        <div key={terms.id}>
          <h3>{terms.name}</h3>
          <dl class="facts">
            {(['packaging', 'weeklyVolume', 'priceBeforeTax'] as const).map((term) =>
              terms[term] === '' ? null : (
                <Fragment key={term}>
                  <dt>{pick(texts[term], lang)}</dt>
                  <dd>{terms[term]}</dd>
                </Fragment>
              ),
            )}
          </dl>
        </div>
      ))}
    </section>
  );
};
