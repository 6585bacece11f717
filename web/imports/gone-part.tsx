import type { GoneFarm, Import } from '#domain/imports/import.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { Button } from '#web/shared/buttons.tsx';
import { Hidden } from '#web/shared/forms.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural, wholeNumber } from '#web/shared/text.ts';
import { countedTexts, texts } from './texts.ts';

interface Props {
  readonly job: Import;
  readonly lang: Language;
  readonly gone: readonly GoneFarm[];
}

export const GONE_FIELD = 'gone-';
export const ALL_GONE_FIELD = 'allGone';
const SHOWN = 100;
const CHOICES = ['keep', 'takeOut'] as const;

/** Farms that an earlier version of the list had: each kept until somebody says otherwise, one by one or all at once. */
export const Gone = ({ job, lang, gone }: Props) => {
  if (gone.length === 0) return null;
  const open = gone.filter(({ answer, isOut }) => answer === null && !isOut).length;
  const choice = (answer: (typeof CHOICES)[number]) =>
    pick(answer === 'keep' ? texts.goneKeep : texts.goneTakeOut, lang);
  return (
    <section class="panel" id="gone">
      <h2>{plural(countedTexts.gone, gone.length, lang)}</h2>
      <p>{pick(texts.goneLead, lang)}</p>
      <form method="post" action={href('agencyImport', lang, { id: job.id })}>
        <Hidden values={{ action: 'gone' }} />
        {gone.slice(0, SHOWN).map(({ record, communeName, answer, isOut }) =>
          isOut ? (
            <p key={record.id}>{pick(texts.goneIsOut, lang, { name: record.details.name })}</p>
          ) : (
            <fieldset key={record.id}>
              <legend>
                {record.details.name}
                {communeName === '' ? '' : `, ${communeName}`}
              </legend>
              {CHOICES.map((one) => (
                <label key={one} class="choice">
                  <input type="radio" name={`${GONE_FIELD}${record.id}`} value={one} checked={answer === one} />{' '}
                  {choice(one)}
                </label>
              ))}
            </fieldset>
          ),
        )}
        {open < 2 ? null : (
          <fieldset>
            <legend>{pick(texts.goneAll, lang, { n: wholeNumber(open, lang) })}</legend>
            {CHOICES.map((one) => (
              <label key={one} class="choice">
                <input type="radio" name={ALL_GONE_FIELD} value={one} /> {choice(one)}
              </label>
            ))}
          </fieldset>
        )}
        <div class="actions">
          <Button look="quiet">{pick(texts.askedSend, lang)}</Button>
        </div>
      </form>
    </section>
  );
};
