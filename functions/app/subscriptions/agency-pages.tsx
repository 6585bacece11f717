import { actorOf, memberOf } from '#app/members/members-only.ts';
import { orProblem } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import { EmailAddress } from '#domain/shared/primitives.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Call, Route, Typed } from '#platform/http.ts';
import { type HttpResponse, page } from '#platform/responses.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { AgencyPersonPage } from '#web/subscriptions/agency-person-page.tsx';
import { pages } from './agency-contract.ts';
import type { AgencyPersons } from './agency-persons.ts';
import { oneOf } from './pages.tsx';
import { jsonFile } from './person-pages.tsx';

type PageCall = Call<Record<string, string>, Typed, Typed>;
type Shown = Omit<Parameters<typeof AgencyPersonPage>[0], 'lang' | 'site' | 'member'>;

/** A person who telephones. The address is in the body of a form and never in an address of ours: nothing logs it. Closed by `agencyOnly`. */
export const agencyPersonPages = (persons: AgencyPersons): Route[] =>
  servePage(pages.agencyPerson, {
    GET: async (call) => shown(200, call, { email: '', kept: undefined }),
    POST: (call) => act(call, persons),
  });

const shown = (status: number, call: PageCall, props: Shown): HttpResponse =>
  page(status, renderPage(<AgencyPersonPage {...{ lang: call.lang, site, member: memberOf(call) }} {...props} />), {
    behindLink: true,
  });

const act = async (call: PageCall, persons: AgencyPersons): Promise<HttpResponse> => {
  const { body, lang } = call;
  const actor = actorOf(call);
  const typed = oneOf(body.email);
  const email = parseWith(EmailAddress, typed);
  if (!email.ok) {
    const errors = email.errors.map((error) => ({ ...error, field: 'email' }));
    return shown(400, call, { email: typed, kept: undefined, errors });
  }
  const again = async (status: number, more: Partial<Shown>) => {
    const { running, ended } = orProblem(await persons.show(email.value, actor), lang);
    return shown(status, call, { email: email.value, kept: [...running, ...ended], ...more });
  };
  switch (oneOf(body.action)) {
    case 'stop':
      orProblem(await persons.stop(email.value, actor), lang);
      return shown(200, call, { email: email.value, kept: undefined, done: 'stopped' });
    case 'export':
      return jsonFile(orProblem(await persons.export(email.value, actor), lang));
    case 'erase':
      if (oneOf(body.sure) === '') return again(400, { errors: [{ field: 'sure', code: 'tickToErase' }] });
      orProblem(await persons.erase(email.value, actor), lang);
      return shown(200, call, { email: '', kept: undefined, done: 'erased' });
    default:
      return again(200, {});
  }
};
