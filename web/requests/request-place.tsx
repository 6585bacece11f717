import type { Place } from '#domain/areas/place.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { Button } from '#web/shared/buttons.tsx';
import { Field, Hidden } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly producer: string | undefined;
  readonly typed: string;
  /** Places that fit what was typed. */
  readonly places: readonly Place[];
}

/** Where to deliver, asked before the form where nobody has said it yet: out of the round is said at once. */
export const RequestPlacePage = ({ lang, site, producer, typed, places }: Props) => (
  <Page
    lang={lang}
    site={site}
    title={pick(texts.wherePlace, lang)}
    addressIn={(of) => href('request', of, {}, { producer })}
    narrow
    noIndex
  >
    <h1>{pick(texts.wherePlace, lang)}</h1>
    <form method="get" action={href('request', lang)}>
      <Hidden values={{ producer }} />
      <Field
        name="q"
        lang={lang}
        label={pick(texts.placeField, lang)}
        value={typed}
        autoComplete="postal-code"
        error={typed !== '' && places.length === 0 ? { code: 'placeUnknown', values: { typed } } : undefined}
      />
      <Button>{pick(texts.goOn, lang)}</Button>
    </form>
    {places.length === 0 ? null : (
      <>
        <h2>{pick(texts.whichPlace, lang)}</h2>
        <ul class="place-choices">
          {places.map((place) => (
            <li key={`${place.cell}${place.label}`}>
              <a href={href('request', lang, {}, { producer, cell: place.cell, commune: place.commune ?? undefined })}>
                {place.label}
              </a>
            </li>
          ))}
        </ul>
      </>
    )}
  </Page>
);
