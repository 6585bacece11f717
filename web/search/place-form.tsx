import type { Language } from '#domain/shared/primitives.ts';
import { Button } from '#web/shared/buttons.tsx';
import { Hidden } from '#web/shared/forms.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

interface PlaceFormProps {
  readonly lang: Language;
  /** Where the form goes; the search by default. */
  readonly action?: string;
  readonly typed?: string;
  /** Kept along: the audience, the filters. */
  readonly keep?: Readonly<Record<string, string | undefined>>;
  readonly label?: string;
  readonly button?: string;
  /** Offers the browser's position too; shown by the script only. */
  readonly around?: boolean;
  /** Told apart where a page has two. */
  readonly id?: string;
}

/**
 * One field for a place. Without a script the server reads what was typed (`q`). The script `place.js` completes it and sends `cell` and
 * `commune` instead: never the address.
 */
export const PlaceForm = (props: PlaceFormProps) => {
  const { lang, typed = '', keep = {}, around = true, id = 'place' } = props;
  return (
    <form
      class="find"
      method="get"
      action={props.action ?? href('search', lang)}
      data-place-form
      data-suggestions={pick(texts.suggestions, lang)}
      data-count={pick(texts.suggestionsCount, lang)}
      data-lang={lang}
    >
      <label for={id}>{props.label ?? pick(texts.placeLabel, lang)}</label>
      <div class="control">
        <div class="combo">
          <input
            id={id}
            name="q"
            type="search"
            value={typed}
            placeholder={pick(texts.placeExample, lang)}
            autocomplete="off"
            enterkeyhint="search"
            spellcheck={false}
            maxLength={120}
            required
          />
        </div>
        <Button>{props.button ?? pick(texts.go, lang)}</Button>
      </div>
      <Hidden values={keep} />
      {around ? (
        <div class="around">
          <Button type="button" look="plain" id={`${id}-around`} hidden>
            {pick(texts.around, lang)}
          </Button>
          <p
            class="hint"
            role="status"
            data-busy={pick(texts.aroundBusy, lang)}
            data-failed={pick(texts.aroundFailed, lang)}
          />
        </div>
      ) : null}
    </form>
  );
};
