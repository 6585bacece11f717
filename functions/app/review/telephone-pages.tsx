import { memberOf } from '#app/members/members-only.ts';
import { contextIn, keepStep, knownFrom, refuseLong, type StepView, stepIn } from '#app/registration/step-pages.tsx';
import { communes } from '#app/shared/communes.ts';
import { problemOf } from '#app/shared/problem.ts';
import { roundWithReach } from '#app/shared/round-words.ts';
import { site } from '#app/shared/site.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { refusedToChange, refusedToRead } from '#domain/members/member.ts';
import type { Directory, Draft, Drafts, Typed } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { applyAction } from '#domain/registration/draft-actions.ts';
import { DRAFT_STEPS, type DraftStep, readDraft, readWho } from '#domain/registration/draft-steps.ts';
import { branch, text } from '#domain/registration/draft-typed.ts';
import { type Language, ProducerId } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { newId } from '#platform/clock.ts';
import { servePage } from '#platform/contract.ts';
import type { Typed as Body, Call, Route } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { AgencyFrame } from '#web/agency/agency-frame.tsx';
import type { MemberForm } from '#web/registration/step-frame.tsx';
import { type StepPage, stepOfSlug } from '#web/registration/steps.ts';
import { telephoneAddress } from '#web/registration/telephone/telephone-address.ts';
import { type ResumedDraft, TelephoneListPage } from '#web/registration/telephone/telephone-list-page.tsx';
import { TelephoneReadPage } from '#web/registration/telephone/telephone-read-page.tsx';
import { TelephoneSentPage } from '#web/registration/telephone/telephone-sent-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { expectedByTelephone, registerByTelephone, type TelephonePorts } from './register-by-telephone.ts';
import { pages } from './telephone-contract.ts';

type PageCall = Call<Record<string, string>, Body, Body>;

export interface TelephoneDependencies extends TelephonePorts {
  readonly directory: Pick<Directory, 'create' | 'find' | 'ofOwner'>;
  readonly drafts: Drafts;
}

/**
 * Registration by telephone: the producer's own steps, filled in by a member who has them on the line, then read back to them. What is not
 * sent waits for that member alone, 14 days. Closed by `membersOnly`.
 */
export const telephonePages = (dependencies: TelephoneDependencies): Route[] => [
  ...servePage(pages.agencyTelephone, { GET: (call) => showList(call, dependencies) }),
  ...servePage(pages.agencyTelephoneNew, {
    GET: async (call) => whoPage(call, 200, {}, []),
    POST: (call) => begin(call, dependencies),
  }),

  ...servePage(pages.agencyTelephoneStep, {
    GET: (call) => showStep(call, dependencies),
    POST: (call) => takeStep(call, dependencies),
  }),
];

const behind = (status: number, html: string): HttpResponse => page(status, html, { behindLink: true });

const showList = async (call: PageCall, { drafts }: TelephoneDependencies): Promise<HttpResponse> => {
  const { lang } = call;
  const member = memberOf(call);
  const begun = await drafts.ofMember(member.id);
  const props = { lang, site, member, drafts: begun.map((draft) => resumed(draft, lang)) };
  return behind(200, renderPage(<TelephoneListPage {...props} />));
};

/** Goes on with the first step that is not right yet. */
const resumed = (draft: Draft, lang: Language): ResumedDraft => {
  const { steps } = readDraft(draft, contextIn(lang));
  const commune = steps.where.value?.commune;
  return {
    id: draft.id,
    name: text(branch(draft.steps.who).name),
    communeName: commune === undefined ? '' : (communes().communeName(commune) ?? ''),
    step: DRAFT_STEPS.find((step) => steps[step].value === undefined) ?? 'check',
  };
};

const memberForm = (call: PageCall, addressIn: MemberForm['addressIn']): MemberForm => ({
  addressIn,
  page: ({ children, ...shown }) => (
    <AgencyFrame lang={call.lang} site={site} member={memberOf(call)} current="telephone" {...shown}>
      {children}
    </AgencyFrame>
  ),
});

const whoPage = (call: PageCall, status: number, typed: Typed, errors: readonly FieldError[]): HttpResponse => {
  const { lang } = call;
  const member = memberForm(call, (_, to) => href('agencyTelephoneNew', to));
  return behind(
    status,
    renderPage(stepIn('who', { lang, site, token: undefined, questions: [], typed, errors, member })),
  );
};

const begin = async (call: PageCall, { drafts }: TelephoneDependencies): Promise<HttpResponse> => {
  const { lang, now } = call;
  const typed = applyAction(call.body, { kind: 'next' });
  const reading = readWho(typed, contextIn(lang));
  refuseLong(typed, lang);
  if (reading.value === undefined) return whoPage(call, 400, typed, reading.errors);
  const id = newId();
  await drafts.start({ id, steps: { who: typed }, member: memberOf(call).id }, now);
  return redirect(telephoneAddress(id, 'where', lang));
};

interface Opened {
  readonly step: StepPage;
  readonly draft: Draft | undefined;
  /** What the draft became once it was sent: it has the same id. */
  readonly producer: Producer | undefined;
}

/** The member's own draft, or what it became; another's is not found. */
const open = async (call: PageCall, { drafts, directory }: TelephoneDependencies): Promise<Opened> => {
  const id = ProducerId.safeParse(call.path.id);
  const step = stepOfSlug(call.path.step);
  if (!id.success || step === undefined) throw problemOf('notFound', call.lang);
  const draft = await drafts.find(id.data);
  if (draft !== undefined && draft.member !== memberOf(call).id) throw problemOf('notFound', call.lang);
  const producer = draft === undefined ? await directory.find(id.data) : undefined;
  if (draft === undefined && producer === undefined) throw problemOf('notFound', call.lang);
  const why = producer && refusedToRead(memberOf(call), departmentOfCommune(producer.details.commune));
  if (why !== undefined) throw problemOf(why, call.lang);
  return { step, draft, producer };
};

const showStep = async (call: PageCall, dependencies: TelephoneDependencies): Promise<HttpResponse> => {
  const { lang } = call;
  const { step, draft, producer } = await open(call, dependencies);
  if (producer !== undefined) {
    return behind(200, renderPage(<TelephoneSentPage {...{ lang, site, member: memberOf(call), producer }} />));
  }
  if (draft === undefined || step === 'sent') throw problemOf('notFound', call.lang);
  if (step === 'check') return readPage(call, dependencies, { status: 200, draft, errors: [] });
  return behind(200, renderPage(stepIn(step, stepView(call, draft, step))));
};

const stepView = (call: PageCall, draft: Draft, step: DraftStep): StepView => {
  const { lang, query } = call;
  const reading = readDraft(draft, contextIn(lang)).steps[step];
  return {
    ...{ lang, site, known: knownFrom(draft, lang), token: draft.id },
    typed: branch(draft.steps[step]),
    errors: query.check === undefined ? [] : reading.errors,
    questions: reading.questions,
    open: query.open === undefined ? undefined : Number(query.open),
    member: memberForm(call, (of, to) => telephoneAddress(draft.id, of, to)),
  };
};

interface ReadBack {
  readonly status: number;
  readonly draft: Draft;
  readonly errors: readonly FieldError[];
  readonly taken?: readonly ProducerId[];
}

const readPage = async (
  call: PageCall,
  dependencies: TelephoneDependencies,
  { status, draft, errors, taken }: ReadBack,
): Promise<HttpResponse> => {
  const { lang } = call;
  const member = memberOf(call);
  const reading = readDraft(draft, contextIn(lang));
  const commune = reading.steps.where.value?.commune;
  const mayPublish = commune !== undefined && refusedToChange(member, departmentOfCommune(commune)) === undefined;
  const { details } = reading;
  const props = {
    ...{ lang, site, member, reading, errors, taken, mayPublish, id: draft.id },
    expected:
      mayPublish && details !== undefined
        ? await expectedByTelephone({ draft, details, now: call.now }, dependencies)
        : undefined,
    communeName: commune === undefined ? '' : (communes().communeName(commune) ?? commune),
    roundsInWords: (reading.steps.rounds.value?.rounds ?? []).map((round) => roundWithReach(round, lang)),
  };
  return behind(status, renderPage(<TelephoneReadPage {...props} />));
};

const takeStep = async (call: PageCall, dependencies: TelephoneDependencies): Promise<HttpResponse> => {
  const { lang } = call;
  const { step, draft, producer } = await open(call, dependencies);
  if (draft === undefined || step === 'sent') return redirect(telephoneAddress(producer?.id ?? '', 'sent', lang));
  if (step === 'check') return send(call, dependencies, draft);
  return keepStep(call, dependencies.drafts, {
    draft,
    step,
    addressOf: (to, query) => telephoneAddress(draft.id, to, lang, query),
  });
};

const send = async (call: PageCall, dependencies: TelephoneDependencies, draft: Draft): Promise<HttpResponse> => {
  const { lang, body } = call;
  const member = memberOf(call);
  const { details } = readDraft(draft, contextIn(lang));
  if (details === undefined) return readPage(call, dependencies, { status: 400, draft, errors: [] });
  const why = refusedToChange(member, departmentOfCommune(details.commune));
  if (why !== undefined) throw problemOf(why, lang);
  if (text(body.agreed) === '') {
    const errors = [{ field: 'agreed', code: 'agreementMissing' as const }];
    return readPage(call, dependencies, { status: 400, draft, errors });
  }
  const registering = { draft, details, publishes: text(body.action) === 'publish', by: member, now: call.now };
  const registered = await registerByTelephone(registering, dependencies);
  if (registered.kind === 'siretTaken') {
    const taken = await dependencies.directory.ofOwner(details.siret);
    return readPage(call, dependencies, { status: 409, draft, errors: [], taken });
  }
  return redirect(telephoneAddress(draft.id, 'sent', lang));
};
