import { confirmByCode, confirmByLink } from '#app/contacts/confirm-contact.ts';
import { communes } from '#app/shared/communes.ts';
import { openedOrProblem, problemOf } from '#app/shared/problem.ts';
import { roundWithReach } from '#app/shared/round-words.ts';
import { site } from '#app/shared/site.ts';
import type { Draft } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { writtenChannel } from '#domain/producers/written-channel.ts';
import { applyAction } from '#domain/registration/draft-actions.ts';
import { type DraftStep, readDraft, readWho } from '#domain/registration/draft-steps.ts';
import { branch, text } from '#domain/registration/draft-typed.ts';
import { type Instant, type Language, ProducerId } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { newId } from '#platform/clock.ts';
import { servePage } from '#platform/contract.ts';
import type { Typed as Body, Call, Route } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { CheckStep } from '#web/registration/check-step.tsx';
import { type SentAddress, SentPage, TakenPage } from '#web/registration/sent-page.tsx';
import { type StepPage, stepAddress, stepOfSlug } from '#web/registration/steps.ts';
import { renderPage } from '#web/shared/layout.tsx';
import { pages } from './contract.ts';
import { contextIn, keepStep, knownFrom, refuseLong, type StepView, stepIn } from './step-pages.tsx';
import { mayRegister, type RegistrationDependencies, register } from './use-cases.ts';

type PageCall = Call<Record<string, string>, Body, Body>;

/**
 * Registration in steps: each is posted, kept as it was typed, and answered by a redirect, so that going back and reloading lose and repeat
 * nothing. Only the first step, which has no draft yet, keeps nothing as long as it is wrong.
 */
export const registrationPages = (dependencies: RegistrationDependencies): Route[] => [
  ...servePage(pages.register, {
    GET: async ({ lang }) => stepPage(200, 'who', { ...blank(lang), typed: {} }),
    POST: (call) => begin(call, dependencies),
  }),

  ...servePage(pages.registerStep, {
    GET: (call) => showStep(call, dependencies),
    POST: (call) => takeStep(call, dependencies),
  }),
];

const blank = (lang: Language) => ({ lang, site, token: undefined, errors: [], questions: [] });

const begin = async (call: PageCall, dependencies: RegistrationDependencies): Promise<HttpResponse> => {
  const { lang, now } = call;
  const typed = applyAction(call.body, { kind: 'next' });
  const reading = readWho(typed, contextIn(lang));
  if (reading.value === undefined) return stepPage(400, 'who', { ...blank(lang), typed, errors: reading.errors });
  refuseLong(typed, lang);
  if (!(await mayRegister(dependencies, 'draft', call))) throw problemOf('tooMany', lang);
  const id = newId();
  await dependencies.drafts.start({ id, steps: { who: typed } }, now);
  const token = (await dependencies.links()).sign('registrationDraft', [id], now);
  return redirect(stepAddress(token, 'where', lang));
};

interface Opened {
  readonly token: string;
  readonly step: StepPage;
  readonly draft: Draft | undefined;
  /** What the draft became once it was sent: it has the same id. */
  readonly producer: Producer | undefined;
}

/** What the link in the address opens; throws the problem to answer where it opens nothing. */
const open = async (
  { path, lang, now }: PageCall,
  { links, drafts, directory }: RegistrationDependencies,
): Promise<Opened> => {
  const token = path.token ?? '';
  const step = stepOfSlug(path.step);
  if (step === undefined) throw problemOf('notFound', lang);
  const { id, wasSentTo } = idIn(await links(), token, { lang, now });
  const draft = await drafts.find(id);
  const producer = draft === undefined ? await directory.find(ProducerId.parse(id)) : undefined;
  if (draft === undefined && producer === undefined) throw problemOf('gone', lang);
  if (producer !== undefined && !wasSentTo(producer.details.channels.map(({ address }) => address)))
    throw problemOf('replaced', lang);
  return { token, step, draft, producer };
};

/** The link of a draft, or the one in the message that a registered producer gets: it leads to what became of the registration. */
const idIn = (
  links: Awaited<ReturnType<RegistrationDependencies['links']>>,
  token: string,
  { lang, now }: { readonly lang: Language; readonly now: Instant },
): { readonly id: string; readonly wasSentTo: (addresses: readonly string[]) => boolean } => {
  const draft = links.open('registrationDraft', token, now);
  // Made in the browser that fills it in, and sent to nobody.
  if (draft.ok) return { id: draft.parts[0] ?? '', wasSentTo: () => true };
  const opened = openedOrProblem(draft.reason === 'expired' ? draft : links.open('producerPage', token, now), lang);
  return { id: opened.parts[0] ?? '', wasSentTo: opened.wasSentTo };
};

const showStep = async (call: PageCall, dependencies: RegistrationDependencies): Promise<HttpResponse> => {
  const { lang, query } = call;
  const { token, step, draft, producer } = await open(call, dependencies);
  if (producer !== undefined) {
    if (step !== 'sent') return redirect(stepAddress(token, 'sent', lang));
    return sentPage(200, call, dependencies, { token, producer });
  }
  if (draft === undefined || step === 'sent') return redirect(stepAddress(token, 'check', lang));
  if (step === 'check') return checkPage(200, { token, lang, draft });
  const reading = readDraft(draft, contextIn(lang)).steps[step];
  return stepPage(200, step, {
    lang,
    site,
    token,
    typed: branch(draft.steps[step]),
    errors: query.check === undefined ? [] : reading.errors,
    questions: reading.questions,
    known: knownFrom(draft, lang),
    open: query.open === undefined ? undefined : Number(query.open),
  });
};

const takeStep = async (call: PageCall, dependencies: RegistrationDependencies): Promise<HttpResponse> => {
  const { lang } = call;
  const { token, step, draft, producer } = await open(call, dependencies);
  if (producer !== undefined && step === 'sent') return takeConfirmation(call, dependencies, { token, producer });
  if (producer !== undefined || draft === undefined || step === 'sent')
    return redirect(stepAddress(token, 'sent', lang));
  if (step === 'check') return send(call, dependencies, { token, draft });
  return keepStep(call, dependencies.drafts, {
    draft,
    step,
    addressOf: (to, query) => stepAddress(token, to, lang, query),
  });
};

interface Sent {
  readonly token: string;
  readonly producer: Producer;
}

/** The address that is written to first, by what it is shown to be theirs, and whether it was. */
const addressOf = async (
  { token, producer }: Sent,
  { confirmations, links }: RegistrationDependencies,
  now: Instant,
): Promise<SentAddress | undefined> => {
  const way = producer.state === 'pending' ? writtenChannel(producer.details.channels) : undefined;
  const confirmation = way && (await confirmations.find(producer.id, way.to));
  if (way === undefined || confirmation === undefined) return undefined;
  const link = (await links()).open('producerPage', token, now);
  const state =
    confirmation.confirmedAt !== null ? 'confirmed' : link.ok && link.wasSentTo([way.to]) ? 'button' : 'code';
  return { address: way.to, isEmail: way.channel === 'email', state };
};

const sentPage = async (
  status: number,
  { lang, now }: PageCall,
  dependencies: RegistrationDependencies,
  sent: Sent,
  error?: FieldError,
): Promise<HttpResponse> => {
  const address = await addressOf(sent, dependencies, now);
  return behind(status, renderPage(<SentPage lang={lang} site={site} {...sent} address={address} error={error} />));
};

/** The button of the link, or the code typed in the browser that registered. */
const takeConfirmation = async (
  call: PageCall,
  dependencies: RegistrationDependencies,
  sent: Sent,
): Promise<HttpResponse> => {
  const { lang, now, body } = call;
  const { token, producer } = sent;
  const asked = await addressOf(sent, dependencies, now);
  if (asked === undefined || asked.state === 'confirmed') return redirect(stepAddress(token, 'sent', lang));
  const contact = { owner: producer.id, address: asked.address };
  if (asked.state === 'button') await confirmByLink(dependencies, contact, now);
  else {
    const tried = await confirmByCode(dependencies, contact, text(body.code), now);
    if (tried !== 'confirmed')
      return sentPage(400, call, dependencies, sent, {
        field: 'code',
        code: tried === 'wrong' ? 'codeWrong' : 'codeEnded',
      });
  }
  return redirect(stepAddress(token, 'sent', lang));
};

const send = async (
  call: PageCall,
  dependencies: RegistrationDependencies,
  { token, draft }: { readonly token: string; readonly draft: Draft },
): Promise<HttpResponse> => {
  const { lang, now } = call;
  const { details } = readDraft(draft, contextIn(lang));
  if (details === undefined) return checkPage(400, { token, lang, draft });
  if (!(await mayRegister(dependencies, 'registration', call))) throw problemOf('tooMany', lang);
  const outcome = await register(dependencies, details, { now, id: draft.id, fromDraft: true });
  if (outcome.kind === 'tooMany') throw problemOf('tooMany', lang);
  if (outcome.kind === 'siretTaken')
    return behind(409, renderPage(<TakenPage lang={lang} site={site} token={token} />));
  return redirect(stepAddress(token, 'sent', lang));
};

const behind = (status: number, html: string): HttpResponse => page(status, html, { behindLink: true });

const checkPage = (
  status: number,
  { token, lang, draft }: { readonly token: string; readonly lang: Language; readonly draft: Draft },
): HttpResponse => {
  const reading = readDraft(draft, contextIn(lang));
  const commune = reading.steps.where.value?.commune;
  return behind(
    status,
    renderPage(
      <CheckStep
        lang={lang}
        site={site}
        token={token}
        reading={reading}
        communeName={commune === undefined ? '' : (communes().communeName(commune) ?? commune)}
        roundsInWords={(reading.steps.rounds.value?.rounds ?? []).map((round) => roundWithReach(round, lang))}
        incomplete={status === 400 || reading.details === undefined}
      />,
    ),
  );
};

const stepPage = (status: number, step: DraftStep, view: StepView): HttpResponse => {
  const html = renderPage(stepIn(step, view));
  return view.token === undefined ? page(status, html) : behind(status, html);
};
