import type { SearchResult } from '../../functions/domain/search/found.ts';
import type { Instant, Language } from '../../functions/domain/shared/primitives.ts';
import { EmptyState } from '../components/notices.tsx';
import { Page, type SiteFacts } from '../layout.tsx';
import { href } from '../paths.ts';
import { momentInWords } from '../texts/format.ts';
import { atPlace } from '../texts/places.ts';
import { pick } from '../texts/text.ts';
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
    path={resultsAddress(result, lang)}
    alternatePath={resultsAddress(result, lang === 'fr' ? 'en' : 'fr')}
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
