import type { Language } from '../../functions/domain/shared/primitives.ts';
import { LinkButton } from '../components/buttons.tsx';
import { Page, type SiteFacts } from '../layout.tsx';
import { href } from '../paths.ts';
import { telephoneInWords } from '../texts/format.ts';
import { pick } from '../texts/text.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly title: string;
  /** What to do next. */
  readonly detail: string | undefined;
}

const texts = {
  home: { fr: 'Revenir à l’accueil', en: 'Back to the home page' },
  help: { fr: 'Besoin d’aide ? Une personne vous répond au {number}.', en: 'Need help? A person answers on {number}.' },
} as const;

/** A page that could not be shown: what happened, what to do, whom to call. */
export const ProblemPage = ({ lang, site, title, detail }: Props) => (
  <Page
    lang={lang}
    site={site}
    title={title}
    path={href('home', lang)}
    alternatePath={href('home', lang === 'fr' ? 'en' : 'fr')}
    narrow
    noIndex
  >
    <h1>{title}</h1>
    {detail === undefined ? null : <p>{detail}</p>}
    <p>{pick(texts.help, lang, { number: telephoneInWords(site.agency.telephone) })}</p>
    <LinkButton href={href('home', lang)}>{pick(texts.home, lang)}</LinkButton>
  </Page>
);
