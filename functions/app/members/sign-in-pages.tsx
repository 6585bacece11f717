import { site } from '#app/shared/site.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { type HttpResponse, page, type ResponseOptions } from '#platform/responses.ts';
import { ResumePage } from '#web/members/resume-page.tsx';
import { SignInPage, type Stage } from '#web/members/sign-in-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { fieldsOf, unpackForm } from './packed-form.ts';

export interface SignInView {
  readonly stage: Stage;
  readonly email: string;
  /** Where they wanted to go. */
  readonly back: string;
  /** The form that was on its way when the session had ended (packed-form.ts). */
  readonly kept?: string | undefined;
  readonly errors: readonly FieldError[];
}

export const signInPage = (status: number, lang: Language, view: SignInView): HttpResponse =>
  page(status, renderPage(<SignInPage lang={lang} site={site} {...view} />), { behindLink: true });

/** Signed in again: what they had typed, to be looked at and sent; undefined where nothing was kept. */
export const resumePage = (
  lang: Language,
  { back, kept }: Pick<SignInView, 'back' | 'kept'>,
  options: Pick<ResponseOptions, 'cookies'>,
): HttpResponse | undefined => {
  const form = kept === undefined ? undefined : unpackForm(kept);
  if (form === undefined) return undefined;
  return page(200, renderPage(<ResumePage lang={lang} site={site} to={back} fields={fieldsOf(form)} />), {
    behindLink: true,
    ...options,
  });
};
