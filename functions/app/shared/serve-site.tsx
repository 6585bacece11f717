import { setting } from '#platform/configuration.ts';
import { frontKeys } from '#platform/front-key.ts';
import { type ProblemPage as RenderProblem, type Route, serve } from '#platform/http.ts';
import { problemTitle } from '#platform/responses.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { ProblemPage } from '#web/site/problem-page.tsx';
import { site } from './site.ts';

const problemPage: RenderProblem = (lang, problem) =>
  renderPage(<ProblemPage lang={lang} site={site} title={problemTitle(problem.code, lang)} {...problem} />);

/** The HTTP pipeline with the site's own error pages: what each HTTP handler exports. */
export const serveSite = (...routes: readonly (Route | readonly Route[])[]) =>
  serve(routes.flat(), problemPage, frontKeys(setting('FRONT_KEYS')));
