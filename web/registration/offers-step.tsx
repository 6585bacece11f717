import { FAMILY_NAMES, findProduct, PRODUCTS } from '#domain/catalogue/catalogue.ts';
import { AUDIENCE_NAMES, AVAILABILITY_NAMES } from '#domain/catalogue/catalogue-names.ts';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import type { Typed } from '#domain/producers/directory.ts';
import { branches, numbers, text, texts as valuesOf } from '#domain/registration/draft-typed.ts';
import { Audience, type Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { Button } from '#web/shared/buttons.tsx';
import { Checkboxes, errorOf, Field, fieldId, Hidden, Select } from '#web/shared/forms.tsx';
import { pick } from '#web/shared/text.ts';
import { Entry } from './entry.tsx';
import { monthsInWords } from './months.ts';
import { labelsOf, StepFrame, type StepProps } from './step-frame.tsx';
import { season, texts } from './texts.ts';

/** Step 3: what they sell, each product folded to one line once it is right. */
export const OffersStep = ({ open, ...props }: StepProps & { readonly open?: number | undefined }) => {
  const { lang, typed, errors } = props;
  const offers = branches(typed.offers);
  return (
    <StepFrame
      {...props}
      step="offers"
      lead={<p>{pick(texts.offersLead, lang)}</p>}
      labels={labelsOf(errors, 'offers', (index) => nameOf(offers[index] ?? {}, lang))}
    >
      <div id={fieldId('offers')} tabIndex={-1}>
        {offers.length === 0 ? <p class="soft">{pick(texts.noOffers, lang)}</p> : null}
        {offers.map((offer, index) => (
          <OfferEntry key={index} offer={offer} index={index} lang={lang} errors={errors} open={open === index} />
        ))}
      </div>
      <AddProduct lang={lang} />
    </StepFrame>
  );
};

const nameOf = (offer: Typed, lang: Language): string => {
  const product = findProduct(text(offer.product));
  return text(offer.name) || (product === undefined ? pick(texts.unnamed, lang) : pick(product.name, lang));
};

interface OfferProps {
  readonly offer: Typed;
  readonly index: number;
  readonly lang: Language;
  readonly errors: readonly FieldError[];
  readonly open: boolean;
}

const OfferEntry = ({ offer, index, lang, errors, open }: OfferProps) => {
  const at = (name: string) => `offers.${index}.${name}`;
  const field = (name: string) => ({
    name: at(name),
    lang,
    value: text(offer[name]),
    error: errorOf(errors, at(name)),
  });
  const product = findProduct(text(offer.product));
  const line = [monthsInWords(numbers(offer.months), lang), text(offer.price)]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <Entry title={nameOf(offer, lang)} line={line} at={`offers.${index}.`} errors={errors} open={open}>
      <Hidden values={{ [at('id')]: text(offer.id) }} />
      <input type="hidden" name={at('product')} value={text(offer.product)} />
      <Field
        {...field('name')}
        value={text(offer.name) || (product === undefined ? '' : pick(product.name, lang))}
        label={pick(texts.shownName, lang)}
        maxLength={80}
      />
      {product === undefined ? (
        <Select
          {...field('family')}
          label={pick(texts.family, lang)}
          choices={[
            { value: '', label: pick(texts.chooseOne, lang) },
            ...FamilyCode.options.map((code) => ({ value: code, label: pick(FAMILY_NAMES[code], lang) })),
          ]}
        />
      ) : (
        <input type="hidden" name={at('family')} value={product.family} />
      )}
      <div class="months">
        <Checkboxes
          name={at('months')}
          lang={lang}
          label={pick(texts.months, lang)}
          error={errorOf(errors, at('months'))}
          values={valuesOf(offer.months)}
          choices={season.short[lang].map((label, month) => ({ value: String(month + 1), label }))}
          inline
        />
      </div>
      <Field
        {...field('price')}
        label={pick(texts.price, lang)}
        hint={pick(texts.priceHint, lang)}
        maxLength={80}
        width="medium"
        optional
      />
      <Select
        {...field('availability')}
        value={text(offer.availability) || 'available'}
        label={pick(texts.availability, lang)}
        choices={(['available', 'soon', 'soldOut'] as const).map((code) => ({
          value: code,
          label: pick(AVAILABILITY_NAMES[code], lang),
        }))}
      />
      <Checkboxes
        name={at('audiences')}
        lang={lang}
        label={pick(texts.forWhom, lang)}
        error={errorOf(errors, at('audiences'))}
        values={valuesOf(offer.audiences)}
        choices={Audience.options.map((code) => ({ value: code, label: pick(AUDIENCE_NAMES[code], lang) }))}
        inline
      />
      <fieldset class="field group">
        <legend>{pick(texts.professional, lang)}</legend>
        <p class="hint">{pick(texts.professionalHint, lang)}</p>
        <Field {...field('packaging')} label={pick(texts.packaging, lang)} maxLength={120} optional />
        <Field {...field('weeklyVolume')} label={pick(texts.weeklyVolume, lang)} maxLength={80} optional />
        <Field {...field('priceBeforeTax')} label={pick(texts.priceBeforeTax, lang)} maxLength={80} optional />
      </fieldset>
      <Button name="action" value={`removeOffer.${index}`} look="plain" skipChecks>
        {pick(texts.removeOffer, lang)}
      </Button>
    </Entry>
  );
};

const AddProduct = ({ lang }: { readonly lang: Language }) => (
  <section class="panel add-product">
    <h2>{pick(texts.addProduct, lang)}</h2>
    <div class="field field-medium">
      <label for={fieldId('addProduct')}>{pick(texts.product, lang)}</label>
      <select id={fieldId('addProduct')} name="addProduct">
        <option value="">{pick(texts.productNone, lang)}</option>
        {FamilyCode.options.map((family) => (
          <optgroup key={family} label={pick(FAMILY_NAMES[family], lang)}>
            {PRODUCTS.filter((product) => product.family === family).map((product) => (
              <option key={product.slug} value={product.slug}>
                {pick(product.name, lang)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
    <Field
      name="addName"
      lang={lang}
      label={pick(texts.otherProduct, lang)}
      hint={pick(texts.otherProductHint, lang)}
      maxLength={80}
      width="medium"
    />
    <Button name="action" value="addOffer" look="quiet" skipChecks>
      {pick(texts.add, lang)}
    </Button>
  </section>
);
