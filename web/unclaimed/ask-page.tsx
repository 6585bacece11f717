import type { Place } from '#domain/areas/place.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { type TypedRequest, WhatFields, WhoFields } from '#web/requests/request-form.tsx';
import { texts as requestTexts } from '#web/requests/texts.ts';
import { Button } from '#web/shared/buttons.tsx';
import { ErrorSummary, Hidden } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './unclaimed-texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly place: Place;
  readonly farm: { readonly id: string; readonly name: string; readonly communeName: string };
  readonly typed: TypedRequest;
  readonly errors: readonly FieldError[];
  /** Sent with the form, so that two presses make one request. */
  readonly onceKey: string;
}

/** A visitor asks for something of who is not yet with us: a person of the agency calls. */
export const AskUnclaimedPage = ({ lang, site, place, farm, typed, errors, onceKey }: Props) => {
  const { id, name, communeName } = farm;
  const query = { ferme: id, cell: place.cell, commune: place.commune ?? undefined };
  const title = pick(texts.askTitle, lang, { name });
  return (
    <Page lang={lang} site={site} title={title} addressIn={(of) => href('unclaimedAsk', of, {}, query)} narrow noIndex>
      <h1>{title}</h1>
      <Notice>
        <p>{pick(texts.askLead, lang, { name, commune: communeName, place: place.label })}</p>
      </Notice>
      <ErrorSummary errors={errors} lang={lang} />
      <form method="post" action={href('unclaimedAsk', lang)}>
        <Hidden values={{ ...query, once: onceKey }} />
        <WhatFields lang={lang} typed={typed} errors={errors} />
        <WhoFields lang={lang} typed={typed} errors={errors} />
        <p class="hint">{pick(requestTexts.privacy, lang)}</p>
        <Button>{pick(texts.askSend, lang)}</Button>
      </form>
    </Page>
  );
};
