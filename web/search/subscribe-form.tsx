import { placeName } from '#domain/areas/place.ts';
import type { SearchResult } from '#domain/search/found.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { Button } from '#web/shared/buttons.tsx';
import { Hidden } from '#web/shared/forms.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { CONSENT_WORDING } from '#web/subscriptions/consent-texts.ts';
import { texts } from './texts.ts';

/** "Tell me when one does": one field, posted to the page of alerts with the place. */
export const SubscribeForm = ({ result, lang }: { readonly result: SearchResult; readonly lang: Language }) => (
  <section class="tell" aria-labelledby="tell">
    <h2 id="tell">{pick(texts.tellTitle, lang)}</h2>
    <p>{pick(texts.tellLead, lang, { place: placeName(result.place) })}</p>
    <form method="post" action={href('subscribe', lang)}>
      <Hidden
        values={{
          cell: result.place.cell,
          commune: result.place.commune ?? undefined,
          audience: result.filters.audience,
          families: result.filters.family,
        }}
      />
      <div class="field">
        <label for="f-email">{pick(texts.email, lang)}</label>
        <div class="control">
          <input id="f-email" name="email" type="email" autocomplete="email" required maxLength={254} />
          <Button>{pick(texts.tellMe, lang)}</Button>
        </div>
      </div>
      <p class="small">
        {pick(CONSENT_WORDING, lang)} <a href={href('privacy', lang)}>{pick(texts.tellPrivacyLink, lang)}</a>
      </p>
    </form>
    {result.place.commune === null ? null : (
      <p class="small">
        <a type="application/atom+xml" href={href('feed', lang, {}, { commune: result.place.commune })}>
          {pick(texts.feed, lang)}
        </a>
      </p>
    )}
  </section>
);
