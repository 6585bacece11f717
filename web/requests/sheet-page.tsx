import type { Round } from '#domain/producers/producer.ts';
import type { PassageSheet, SheetStop } from '#domain/requests/passage-sheet.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { roundTitle } from '#web/producers/round-in-words.ts';
import { OwnFrame, type OwnProps } from '#web/self-service/own-frame.tsx';
import { partAddress } from '#web/self-service/parts.ts';
import { dateInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { counted, texts } from './day-texts.ts';
import { countOf, mapOf, totalInWords, whatAt, whoAt } from './sheet-in-words.ts';

interface SheetProps extends OwnProps {
  readonly name: string;
  readonly round: Round | undefined;
  readonly sheet: PassageSheet;
}

/** The sheet of a passage: for the van, on paper. */
export const SheetPage = ({ lang, site, token, name, round, sheet }: SheetProps) => {
  const day = dateInWords(sheet.day, lang);
  const query = { tournee: sheet.roundId, jour: sheet.day };
  const title = pick(texts.sheetTitle, lang, { day });
  const count = countOf(sheet);
  return (
    <OwnFrame lang={lang} site={site} title={title} addressIn={(to) => partAddress(token, 'sheet', to, query)}>
      <p class="not-printed">
        <a href={href('ownPage', lang, { token })}>{pick(texts.back, lang)}</a> · {pick(texts.print, lang)} ·{' '}
        <a href={partAddress(token, 'sheet', lang, { ...query, format: 'csv' })}>{pick(texts.csv, lang)}</a>
      </p>
      <article class="sheet passage-sheet">
        <p class="kicker">
          {name}
          {round === undefined ? '' : ` · ${roundTitle(round, lang)}`}
        </p>
        <h1>
          {title} <small>{plural(counted.requests, count, lang)}</small>
        </h1>
        {count === 0 ? <p>{pick(texts.none, lang)}</p> : null}
        {sheet.totals.length === 0 ? null : (
          <section class="sheet-load">
            <h2>{pick(texts.load, lang)}</h2>
            <ul>
              {sheet.totals.map((total) => (
                <li key={total.what}>{totalInWords(total, lang)}</li>
              ))}
            </ul>
          </section>
        )}
        {sheet.communes.length === 0 ? null : (
          <section>
            <h2>{pick(texts.drive, lang)}</h2>
            {sheet.communes.map((commune) => (
              <section key={commune.name} class="sheet-commune">
                <h3 class="sheet-place">{commune.name}</h3>
                <ol class="sheet-stops">
                  {commune.stops.map((stop) => (
                    <Stop key={stop.request.id} stop={stop} lang={lang} />
                  ))}
                </ol>
              </section>
            ))}
          </section>
        )}
        {sheet.open.length === 0 ? null : (
          <section>
            <h2>{pick(texts.open, lang)}</h2>
            <ul class="sheet-stops">
              {sheet.open.map((stop) => (
                <Stop key={stop.request.id} stop={stop} lang={lang} open />
              ))}
            </ul>
          </section>
        )}
        <p class="sheet-notes">{pick(texts.notes, lang)}</p>
      </article>
    </OwnFrame>
  );
};

const Stop = ({
  stop,
  lang,
  open = false,
}: {
  readonly stop: SheetStop;
  readonly lang: Language;
  readonly open?: boolean;
}) => (
  <li>
    <span class="tick" aria-hidden="true" />
    <strong>{whoAt(stop)}</strong>
    {open ? `, ${stop.request.place.label}` : null}
    <br />
    {whatAt(stop, lang)}
    {stop.request.word === '' ? null : <q class="told">{stop.request.word}</q>}{' '}
    {open ? null : (
      <a class="not-printed" href={mapOf(stop)} rel="noreferrer">
        {pick(texts.map, lang)}
      </a>
    )}
  </li>
);
