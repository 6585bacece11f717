import { placeOf } from '#app/places/place-meant.ts';
import { knownRequesterIn } from '#app/requests/api.ts';
import { formErrors, requestInputOf, typedRequest } from '#app/requests/request-form.ts';
import type { RequestUseCases } from '#app/requests/use-cases.ts';
import { orProblem, problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import { text } from '#domain/registration/draft-typed.ts';
import { RequestInput, type UnclaimedRecipient } from '#domain/requests/new-request.ts';
import { CommuneCode, Geohash, type Language, ProducerId } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { newId } from '#platform/clock.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { page, redirect } from '#platform/responses.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { AskUnclaimedPage } from '#web/unclaimed/ask-page.tsx';
import { askPages } from './contract.ts';

type PageCall = Call<Record<string, string>, Typed, Typed>;
type FindUnclaimed = (id: ProducerId) => Promise<UnclaimedRecipient | undefined>;

/** Asking who is not yet with us: the same request as to any producer, that goes to a person of the agency. */
export const askUnclaimedPages = (useCases: Pick<RequestUseCases, 'send'>, unclaimed: FindUnclaimed): Route[] => [
  ...servePage(askPages.unclaimedAsk, {
    GET: (call) => form(call, unclaimed, { sent: call.query, status: 200, errors: [] }),
    POST: (call) => take(call, useCases, unclaimed),
  }),
];

const whereOf = (sent: Typed, lang: Language) => {
  const cell = Geohash.safeParse(text(sent.cell)).data;
  return orProblem(placeOf({ cell, commune: CommuneCode.safeParse(text(sent.commune)).data }), lang);
};

const form = async (
  { lang }: PageCall,
  unclaimed: FindUnclaimed,
  { sent, status, errors }: { readonly sent: Typed; readonly status: number; readonly errors: readonly FieldError[] },
) => {
  const id = ProducerId.safeParse(text(sent.ferme));
  const farm = id.success ? await unclaimed(id.data) : undefined;
  // Taken out, or with us by now.
  if (!id.success || farm === undefined) throw problemOf('gone', lang);
  const props = {
    lang,
    site,
    place: whereOf(sent, lang),
    farm: { id: id.data, ...farm },
    typed: typedRequest(sent),
    errors,
    onceKey: text(sent.once) || newId(),
  };
  return page(status, renderPage(<AskUnclaimedPage {...props} />));
};

const take = async (call: PageCall, useCases: Pick<RequestUseCases, 'send'>, unclaimed: FindUnclaimed) => {
  const { body, lang } = call;
  const again = (errors: readonly FieldError[]) => form(call, unclaimed, { sent: body, status: 400, errors });
  if (body.action === 'addLine') return form(call, unclaimed, { sent: body, status: 200, errors: [] });
  const typed = { ...typedRequest(body), ask: [text(body.ferme)], when: {} };
  const input = parseWith(RequestInput, requestInputOf(typed, whereOf(body, lang)));
  if (!input.ok) return again(formErrors(input.errors, typed));
  const sent = await useCases.send(input.value, {
    language: lang,
    sourceAddress: call.sourceAddress,
    onceKey: text(body.once) || newId(),
    knownRequester: knownRequesterIn(call),
  });
  if (!sent.ok) {
    if (sent.reason === 'tooMany') throw problemOf(sent.reason, lang);
    return again(formErrors(sent.reason, typed));
  }
  const { id, statusToken } = sent.value;
  return redirect(
    statusToken === undefined
      ? href('requestConfirm', lang, {}, { request: id })
      : href('requestStatus', lang, { token: statusToken }),
  );
};
