import type { Language, Text } from '../../functions/domain/shared/primitives.ts';
import { pick } from '../texts/text.ts';
import { reviewTexts } from './review-texts.ts';

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
