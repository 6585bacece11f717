import type { SearchResult } from '#domain/search/found.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import { momentInWords } from '#web/shared/format.ts';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { EmptyState } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { atPlace } from '#web/shared/place-names.ts';
import { pick } from '#web/shared/text.ts';
import { resultsAddress } from './address.ts';
import { SubscribeForm } from './subscribe-form.tsx';
import { texts } from './texts.ts';

interface ClosedPageProps {
  readonly result: SearchResult;
  readonly opensAt: Instant;
  readonly lang: Language;
  readonly site: SiteFacts;
}

/** Before the directory opens: when it does, and "tell me". */
export const ClosedPage = ({ result, opensAt, lang, site }: ClosedPageProps) => (
  <Page
    lang={lang}
    site={site}
    title={pick(texts.title, lang, { at: atPlace(result.place, lang) })}
    addressIn={(of) => resultsAddress(result, of)}
    current="search"
    narrow
    noIndex
  >
    <p class="kicker">{result.place.label}</p>
    <EmptyState level="h1" title={pick(texts.opensTitle, lang, { when: momentInWords(opensAt, lang) })}>
      <p>{pick(texts.opensLead, lang, { at: atPlace(result.place, lang) })}</p>
    </EmptyState>
    <SubscribeForm result={result} lang={lang} />
    <p>
      <a href={href('register', lang)}>{pick(texts.opensRegister, lang)}</a>
    </p>
  </Page>
);
