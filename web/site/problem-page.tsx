import type { Language, Text } from '#domain/shared/primitives.ts';
import type { WordedError } from '#domain/shared/reasons.ts';
import { LinkButton, TelButton } from '#web/shared/buttons.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { EmptyState } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, typeset } from '#web/shared/text.ts';

interface ProblemPageProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly title: string;
  readonly code: string;
  readonly detail?: string | undefined;
  readonly errors?: readonly WordedError[] | undefined;
}

const texts = {
  notFound: {
    fr: 'Cette page n’existe pas, ou n’existe plus. L’adresse est peut-être incomplète.',
    en: 'This page does not exist, or no longer. Its address may be incomplete.',
  },
  gone: {
    fr: 'Les liens que nous envoyons ne servent qu’un temps. Refaites la démarche, ou appelez-nous.',
    en: 'The links we send work for a while only. Start again, or call us.',
  },
  linkReplaced: {
    fr: 'Il a été envoyé à une adresse ou à un numéro que cette ferme n’utilise plus. Celui d’aujourd’hui en reçoit un autre, sur demande.',
    en: 'It was sent to an address or a number that this farm no longer uses. Today’s gets another, on request.',
  },
  askLink: { fr: 'Demander le lien de ma fiche', en: 'Ask for the link to my page' },
  search: { fr: 'Chercher qui livre chez vous', en: 'Look who delivers to you' },
  help: { fr: 'Une personne peut vous aider :', en: 'A person can help you:' },
} as const satisfies Record<string, Text>;

/** What to do where something went wrong: said in the reader's words, with a way on and a person to call. */
export const ProblemPage = ({ lang, site, title, code, detail, errors = [] }: ProblemPageProps) => (
  <Page lang={lang} title={title} addressIn={(of) => href('home', of)} narrow noIndex noReferrer site={site}>
    <EmptyState title={title} level="h1">
      {detail === undefined ? null : <p>{lang === 'fr' ? typeset(detail) : detail}</p>}
      {detail === undefined && code === 'not-found' ? <p>{pick(texts.notFound, lang)}</p> : null}
      {detail === undefined && code === 'gone' ? <p>{pick(texts.gone, lang)}</p> : null}
      {code === 'link-replaced' ? (
        <>
          <p>{pick(texts.linkReplaced, lang)}</p>
          <p class="actions centred">
            <LinkButton href={href('ownLink', lang)}>{pick(texts.askLink, lang)}</LinkButton>
          </p>
        </>
      ) : null}
      {errors.map((error) => (
        <p key={error.field}>
          {error.field} : {error.reason}
        </p>
      ))}
      {code === 'link-replaced' ? null : (
        <p class="actions centred">
          <LinkButton href={href('search', lang)}>{pick(texts.search, lang)}</LinkButton>
        </p>
      )}
      <p>
        {pick(texts.help, lang)}{' '}
        <TelButton telephone={site.agency.telephone} name={site.agency.name} lang={lang} look="plain" />
      </p>
    </EmptyState>
  </Page>
);
