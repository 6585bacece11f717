import { type Place, placeName } from '#domain/areas/place.ts';
import type { Audience, Language } from '#domain/shared/primitives.ts';
import { Button } from '#web/shared/buttons.tsx';
import { Hidden } from '#web/shared/forms.tsx';
import { pick } from '#web/shared/text.ts';
import { settleTexts as texts } from './settle-texts.ts';

export type AddressFault = 'unknown' | 'silent';

interface SettleFormProps {
  readonly lang: Language;
  readonly place: Place;
  readonly audience: Audience;
  /** Where it is posted without the script: the page itself. */
  readonly action: string;
  /** Filters of a list, kept. */
  readonly keep?: Readonly<Record<string, string | undefined>>;
  readonly fault?: AddressFault | undefined;
}

/**
 * Asks for the address where the answer depends on it. With the script the address service completes it and the browser decides: the address is
 * not sent to the site. Without, the server looks it up, keeps nothing and leads on.
 */
export const SettleForm = ({ lang, place, audience, action, keep = {}, fault }: SettleFormProps) => (
  <form
    class="settle"
    method="post"
    action={action}
    data-settle
    data-lang={lang}
    data-commune={place.commune ?? ''}
    data-audience={audience}
    data-suggestions={pick(texts.suggestions, lang)}
    data-count={pick(texts.count, lang)}
    data-yes={pick(texts.yes, lang)}
    data-no={pick(texts.no, lang)}
    data-here={pick(texts.here, lang)}
    data-nothere={pick(texts.notHere, lang)}
    data-mixed={pick(texts.mixed, lang)}
    data-outside={pick(texts.outside, lang)}
    data-failed={pick(texts.failed, lang)}
  >
    <Hidden values={{ ...keep, cell: place.cell, commune: place.commune ?? undefined, audience }} />
    <label for="address" data-question>
      {pick(texts.label, lang, { place: placeName(place) })}
    </label>
    {fault === undefined ? null : (
      <p class="error" id="address-error">
        {pick(fault === 'unknown' ? texts.unknown : texts.silent, lang)}
      </p>
    )}
    <div class="control" data-question>
      <div class="combo">
        <input
          id="address"
          name="address"
          type="search"
          autocomplete="street-address"
          placeholder={pick(texts.example, lang)}
          aria-describedby={fault === undefined ? 'address-help' : 'address-error address-help'}
          aria-invalid={fault === undefined ? undefined : true}
          maxLength={200}
          minLength={3}
          required
        />
      </div>
      <Button look="quiet">{pick(texts.check, lang)}</Button>
    </div>
    <p class="hint" id="address-help" data-question>
      {pick(texts.privacy, lang)}
    </p>
    <p class="settled" role="status" />
    <button type="button" class="btn btn-plain" data-another hidden>
      {pick(texts.another, lang)}
    </button>
  </form>
);
