import { setting } from '#platform/configuration.ts';
import { frontKeys } from '#platform/front-key.ts';
import { type ProblemVoice, type Route, serve } from '#platform/http.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { ProblemPage } from '#web/site/problem-page.tsx';
import { problemInWords } from '#web/site/problem-texts.ts';
import { site } from './site.ts';

const voice: ProblemVoice = {
  words: problemInWords,
  page: (problem, lang) =>
    renderPage(<ProblemPage lang={lang} site={site} code={problem.code} {...problemInWords(problem, lang)} />),
};

/** The HTTP pipeline with the site's own error pages: what each HTTP handler exports. */
export const serveSite = (...routes: readonly (Route | readonly Route[])[]) =>
  serve(routes.flat(), voice, setting('SITE_URL'), frontKeys(setting('FRONT_KEYS')));
