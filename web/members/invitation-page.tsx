import type { Language, Text } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { texts as agencyTexts } from '#web/agency/texts.ts';
import { Button } from '#web/shared/buttons.tsx';
import { ErrorSummary, errorOf, Field, Hidden } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { EmptyState } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';

const texts = {
  title: { fr: 'Choisissez votre mot de passe', en: 'Choose your password' },
  lead: {
    fr: 'Bienvenue dans l’espace de l’agence. Vous vous y connecterez avec {email} et ce mot de passe ; votre téléphone donnera ensuite un code.',
    en: 'Welcome to the agency’s pages. You will sign in with {email} and this password; your telephone then gives a code.',
  },
  hint: {
    fr: 'Douze caractères au moins, avec minuscules, majuscules, chiffres et signes.',
    en: 'At least twelve characters, with lower and upper case letters, digits and signs.',
  },
  save: { fr: 'Enregistrer et me connecter', en: 'Save and sign in' },
  gone: { fr: 'Ce lien ne sert plus', en: 'This link is no longer of use' },
  goneText: {
    fr: 'Il a déjà servi, ou un plus récent l’a remplacé, ou plus de trois jours ont passé. Si vous avez votre mot de passe, connectez-vous ; sinon, demandez un autre lien à l’agence.',
    en: 'It was used, or a later one has replaced it, or more than three days have gone by. If you have your password, sign in; otherwise ask the agency for another link.',
  },
} as const satisfies Record<string, Text>;

interface InvitationProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
  /** Of the member; undefined where the link opens nothing. */
  readonly email: string | undefined;
  readonly errors: readonly FieldError[];
}

/** Where an invitation leads: a member's own password. Opening it changes nothing. */
export const InvitationPage = ({ lang, site, token, email, errors }: InvitationProps) => {
  const title = pick(email === undefined ? texts.gone : texts.title, lang);
  const address = (to: Language) => href('agencyInvitation', to, { token });
  return (
    <Page lang={lang} site={site} title={title} addressIn={address} narrow noIndex noReferrer>
      {email === undefined ? (
        <EmptyState title={title} level="h1">
          <p>{pick(texts.goneText, lang)}</p>
          <p>
            <a href={href('agencySignIn', lang)}>{pick(agencyTexts.signIn, lang)}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <h1>{title}</h1>
          <ErrorSummary errors={errors} lang={lang} />
          <p>{pick(texts.lead, lang, { email })}</p>
          <form method="post" action={address(lang)}>
            {/* So that password managers keep the password with its account. */}
            <Hidden values={{ email }} />
            <Field
              name="newPassword"
              lang={lang}
              type="password"
              label={pick(agencyTexts.newPassword, lang)}
              hint={pick(texts.hint, lang)}
              error={errorOf(errors, 'newPassword')}
              autoComplete="new-password"
            />
            <div class="actions">
              <Button>{pick(texts.save, lang)}</Button>
            </div>
          </form>
        </>
      )}
    </Page>
  );
};
