import type { Language, Text } from '#domain/shared/primitives.ts';
import { reviewTexts } from '#web/review/review-texts.ts';
import { pick } from '#web/shared/text.ts';

interface ShortcutsProps {
  readonly lang: Language;
  readonly keys: Text;
}

/** What the keyboard does here; shown by the script that does it, and can be switched off (WCAG 2.1.4). */
export const Shortcuts = ({ lang, keys }: ShortcutsProps) => (
  <p class="shortcuts small" data-shortcuts hidden>
    <span data-keys-said>{pick(keys, lang)}</span>{' '}
    <button
      type="button"
      class="btn btn-plain"
      data-keys-switch
      data-on={pick(reviewTexts.keysOn, lang)}
      data-off={pick(reviewTexts.keysOff, lang)}
    >
      {pick(reviewTexts.keysOff, lang)}
    </button>
  </p>
);
