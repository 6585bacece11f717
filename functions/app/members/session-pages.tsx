import { site } from '#app/shared/site.ts';
import type { SignIn } from '#domain/members/identity.ts';
import { text } from '#domain/registration/draft-typed.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { atField, type FieldError } from '#domain/shared/reasons.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { InvitationPage } from '#web/members/invitation-page.tsx';
import type { Stage } from '#web/members/sign-in-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href, pagePaths } from '#web/shared/paths.ts';
import { bearerIn, SESSION_COOKIE } from './member-token.ts';
import { cookie, failureOf, sessionCookie } from './session-api.ts';
import { ChosenPassword, pages, SessionBody } from './session-contract.ts';
import type { SessionUseCases } from './session-use-cases.ts';
import { resumePage, type SignInView, signInPage } from './sign-in-pages.tsx';

type PageCall = Call<Record<string, string>, Typed, Typed>;

export const sessionPages = (useCases: SessionUseCases): Route[] => [
  ...servePage(pages.agencySignIn, {
    GET: async ({ lang, query }) =>
      signInPage(200, lang, { stage: { kind: 'password' }, email: '', back: backFrom(query, lang), errors: [] }),
    POST: (call) => takeSignIn(call, useCases),
  }),

  ...servePage(pages.agencyInvitation, {
    GET: (call) => showInvitation(call, useCases, 200, []),
    POST: (call) => takeInvitation(call, useCases),
  }),

  ...servePage(pages.agencySignOut, {
    POST: async ({ lang, now, header, cookie: cookieOf }) => {
      const token = bearerIn(header('authorization')) ?? cookieOf(SESSION_COOKIE);
      if (token !== undefined && token !== '') await useCases.signOut(token, now);
      return redirect(href('agencySignIn', lang), { cookies: [cookie('', 0)] });
    },
  }),
];

const takeSignIn = async (call: PageCall, useCases: SessionUseCases): Promise<HttpResponse> => {
  const { body, lang } = call;
  const back = backFrom(body, lang);
  const kept = text(body.kept) || undefined;
  const stage = stageOf(body);
  const email = text(body.email);
  const answers = filled(body, ['email', 'password', 'session', 'code', 'newPassword']);
  const input = parseWith(SessionBody, answers);
  if (!input.ok) return signInPage(400, lang, { stage, email, back, kept, errors: onShown(input.errors, stage) });
  const outcome = await useCases.step(input.value, call);
  switch (outcome.kind) {
    case 'signedIn':
    case 'challenge':
      return further(outcome, lang, { email, back, kept });
    default: {
      const again: Stage = outcome.kind === 'expired' ? { kind: 'password' } : stage;
      const errors = [failureOf(outcome, input.value)];
      return signInPage(outcome.kind === 'tooMany' ? 429 : 401, lang, { stage: again, email, back, kept, errors });
    }
  }
};

/** Signed in: back to where they were, with what they had typed. Or on to what Cognito asks next. */
const further = (
  outcome: Extract<SignIn, { kind: 'signedIn' | 'challenge' }>,
  lang: Language,
  { email, back, kept }: Omit<SignInView, 'stage' | 'errors'>,
): HttpResponse => {
  if (outcome.kind === 'challenge')
    return signInPage(200, lang, { stage: stageFrom(outcome), email, back, kept, errors: [] });
  const cookies = [sessionCookie(outcome)];
  return resumePage(lang, { back, kept }, { cookies }) ?? redirect(back, { cookies });
};

const showInvitation = async (
  { path, lang, now }: PageCall,
  useCases: SessionUseCases,
  status: number,
  errors: readonly FieldError[],
): Promise<HttpResponse> => {
  const token = path.token ?? '';
  const invited = await useCases.invited(token, now);
  const shown = invited === undefined ? 410 : status;
  return page(
    shown,
    renderPage(<InvitationPage lang={lang} site={site} token={token} email={invited?.email} errors={errors} />),
    { behindLink: true },
  );
};

const takeInvitation = async (call: PageCall, useCases: SessionUseCases): Promise<HttpResponse> => {
  const { path, body, lang } = call;
  const input = parseWith(ChosenPassword, { newPassword: body.newPassword });
  if (!input.ok) return showInvitation(call, useCases, 400, input.errors);
  const outcome = await useCases.join(path.token ?? '', input.value.newPassword, call);
  switch (outcome.kind) {
    case 'gone':
      return showInvitation(call, useCases, 410, []);
    case 'weakPassword':
      return showInvitation(call, useCases, 400, [failureOf(outcome, {})]);
    case 'tooMany':
      return showInvitation(call, useCases, 429, [failureOf(outcome, {})]);
    case 'joined': {
      const { next, email } = outcome;
      const home = href('agencyHome', lang);
      return next.kind === 'signedIn' || next.kind === 'challenge'
        ? further(next, lang, { email, back: home, kept: undefined })
        : redirect(href('agencySignIn', lang));
    }
  }
};

const stageFrom = ({ challenge, session, secret }: Extract<SignIn, { kind: 'challenge' }>): Stage =>
  challenge === 'totpSetup' ? { kind: challenge, session, secret: secret ?? '' } : { kind: challenge, session };

/** The stage of a form that came back: what its session says it waits for. */
const stageOf = (body: Typed): Stage => {
  const session = text(body.session);
  const secret = text(body.secret);
  if (session === '') return { kind: 'password' };
  if (session.startsWith('newPassword~')) return { kind: 'newPassword', session };
  return session.startsWith('totpSetup~') ? { kind: 'totpSetup', session, secret } : { kind: 'totp', session };
};

/** Untrimmed: a space may be part of a password. */
const filled = (body: Typed, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names.map((name) => [name, body[name]]).filter(([, value]) => value !== undefined && value !== ''),
  );

/** An error of a field that this stage does not show goes to the one that it does. */
const onShown = (errors: readonly FieldError[], stage: Stage): FieldError[] =>
  errors.map((error) =>
    error.field === 'code' && stage.kind === 'newPassword' ? atField(error, 'newPassword') : error,
  );

/** Only to pages of the agency, on this site: an address from outside must not lead elsewhere. */
const backFrom = (from: Typed, lang: Language): string => {
  const asked = text(from.retour);
  const own = (['fr', 'en'] as const).some((language) =>
    new RegExp(`^${pagePaths.agencyHome[language]}([/?]|$)`).test(asked),
  );
  return own && !/[\\\r\n]/.test(asked) ? asked : href('agencyHome', lang);
};
