import { renderPage } from '../../../web/layout.tsx';
import { pagePaths } from '../../../web/paths.ts';
import { CheckStep } from '../../../web/registration/check-step.tsx';
import { entryId } from '../../../web/registration/entry.tsx';
import { OffersStep } from '../../../web/registration/offers-step.tsx';
import { RoundsStep } from '../../../web/registration/rounds-step.tsx';
import { SentPage, TakenPage } from '../../../web/registration/sent-page.tsx';
import type { StepProps } from '../../../web/registration/step-frame.tsx';
import { nextStep, previousStep, type StepPage, stepAddress, stepOfSlug } from '../../../web/registration/steps.ts';
import { TermsStep } from '../../../web/registration/terms-step.tsx';
import { WhereStep } from '../../../web/registration/where-step.tsx';
import { WhoStep } from '../../../web/registration/who-step.tsx';
import type { Draft, Typed } from '../../domain/directory/directory.ts';
import { applyAction, type DraftAction, NEW_ROUND, readAction } from '../../domain/directory/draft-actions.ts';
import type { StepContext, StepReading } from '../../domain/directory/draft-reading.ts';
import { readRound } from '../../domain/directory/draft-rounds.ts';
import { type DraftStep, readDraft, readWho } from '../../domain/directory/draft-steps.ts';
import { branch, branches, text } from '../../domain/directory/draft-typed.ts';
import type { Producer } from '../../domain/directory/producer.ts';
import { type Instant, type Language, ProducerId } from '../../domain/shared/primitives.ts';
import { newId } from '../../platform/clock.ts';
import { parseWith } from '../../platform/field-errors.ts';
import { type Typed as Body, type Call, HttpProblem, pageRoutes, type Route } from '../../platform/http.ts';
import { type HttpResponse, page, redirect } from '../../platform/responses.ts';
import { communes } from './communes.ts';
import { type RegistrationParts, refuseFloods, register } from './registration-use-cases.ts';
import { roundWithReach } from './round-words.ts';
import { site } from './site.ts';

type PageCall = Call<Record<string, string>, Body, Body>;

/** A step is a few thousand characters; five of them and more fit an item of DynamoDB (400 kB). */
const MOST_CHARACTERS_A_STEP = 60_000;

/**
 * Registration in steps: each is posted, kept as it was typed, and answered by a redirect, so that going back and reloading lose and repeat
 * nothing. Only the first step, which has no draft yet, keeps nothing as long as it is wrong.
 */
export const registrationPages = (parts: RegistrationParts): Route[] => [
  ...pageRoutes('GET', pagePaths.register, async ({ lang }) => stepPage(200, 'who', { ...blank(lang), typed: {} })),
  ...pageRoutes('POST', pagePaths.register, (call) => begin(call, parts)),
  ...pageRoutes('GET', pagePaths.registerStep, (call) => showStep(call, parts)),
  ...pageRoutes('POST', pagePaths.registerStep, (call) => takeStep(call, parts)),
];

const contextIn = (lang: Language): StepContext => ({
  lang,
  places: communes(),
  check: (schema, input) => parseWith(schema, input, lang),
});

const blank = (lang: Language) => ({ lang, site, token: undefined, errors: [], questions: [] });

const begin = async (call: PageCall, parts: RegistrationParts): Promise<HttpResponse> => {
  const { lang, now } = call;
  const typed = applyAction(call.body, { kind: 'next' });
  const reading = readWho(typed, contextIn(lang));
  if (reading.value === undefined) return stepPage(400, 'who', { ...blank(lang), typed, errors: reading.errors });
  refuseLong(typed);
  await refuseFloods(parts, 'draft', call);
  const id = newId();
  await parts.drafts.start({ id, steps: { who: typed } }, now);
  const token = (await parts.links()).sign('registrationDraft', [id], now);
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
const open = async ({ path, now }: PageCall, { links, drafts, directory }: RegistrationParts): Promise<Opened> => {
  const token = path.token ?? '';
  const step = stepOfSlug(path.step);
  if (step === undefined) throw new HttpProblem({ code: 'not-found' });
  const id = await idIn(await links(), token, now);
  const draft = await drafts.find(id);
  const producer = draft === undefined ? await directory.find(ProducerId.parse(id)) : undefined;
  if (draft === undefined && producer === undefined) throw new HttpProblem({ code: 'gone' });
  return { token, step, draft, producer };
};

/** The link of a draft, or the one in the message that a registered producer gets: it leads to what became of his registration. */
const idIn = async (
  links: Awaited<ReturnType<RegistrationParts['links']>>,
  token: string,
  now: Instant,
): Promise<string> => {
  const draft = links.open('registrationDraft', token, now);
  const opened = draft.ok || draft.reason === 'expired' ? draft : links.open('producerPage', token, now);
  if (!opened.ok) throw new HttpProblem({ code: opened.reason === 'expired' ? 'gone' : 'not-found' });
  return opened.parts[0] ?? '';
};

const showStep = async (call: PageCall, parts: RegistrationParts): Promise<HttpResponse> => {
  const { lang, query } = call;
  const { token, step, draft, producer } = await open(call, parts);
  if (producer !== undefined) {
    if (step !== 'sent') return redirect(stepAddress(token, 'sent', lang));
    return behind(200, renderPage(<SentPage lang={lang} site={site} token={token} producer={producer} />));
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
    draft,
    open: query.open === undefined ? undefined : Number(query.open),
  });
};

const takeStep = async (call: PageCall, parts: RegistrationParts): Promise<HttpResponse> => {
  const { lang, now } = call;
  const { token, step, draft, producer } = await open(call, parts);
  if (producer !== undefined || draft === undefined || step === 'sent')
    return redirect(stepAddress(token, 'sent', lang));
  if (step === 'check') return send(call, parts, { token, draft });
  const action = readAction(text(call.body.action));
  const typed = applyAction(call.body, action);
  refuseLong(typed);
  // Sent from another window meanwhile: its page says what became of it.
  if ((await parts.drafts.keep(draft.id, step, typed, now)) === 'gone')
    return redirect(stepAddress(token, 'sent', lang));
  if (action.kind === 'back') return redirect(stepAddress(token, previousStep(step), lang));
  if (action.kind !== 'next') return redirect(afterChange(token, step, lang, { typed, action }));
  const kept = { ...draft, steps: { ...draft.steps, [step]: typed } };
  const reading: StepReading<unknown> = readDraft(kept, contextIn(lang)).steps[step];
  if (reading.errors.length === 0) return redirect(stepAddress(token, nextStep(step), lang));
  // By a redirect here too: a page that answers a form is sent again by the browser's "back", and would put the mistakes in place of their correction.
  return redirect(stepAddress(token, step, lang, { check: 1 }));
};

/** Back to the step, the new entry open and in view. */
const afterChange = (
  token: string,
  step: DraftStep,
  lang: Language,
  { typed, action }: { readonly typed: Typed; readonly action: DraftAction },
): string => {
  if (action.kind !== 'addOffer' && action.kind !== 'addRound') return stepAddress(token, step, lang);
  const last = branches(typed[step]).length - 1;
  return last < 0
    ? stepAddress(token, step, lang)
    : `${stepAddress(token, step, lang, { open: last })}#${entryId(`${step}.${last}.`)}`;
};

const send = async (
  call: PageCall,
  parts: RegistrationParts,
  { token, draft }: { readonly token: string; readonly draft: Draft },
): Promise<HttpResponse> => {
  const { lang, now } = call;
  const { details } = readDraft(draft, contextIn(lang));
  if (details === undefined) return checkPage(400, { token, lang, draft });
  await refuseFloods(parts, 'registration', call);
  const outcome = await register(parts, details, { now, id: draft.id, fromDraft: true });
  if (outcome.kind === 'siretTaken')
    return behind(409, renderPage(<TakenPage lang={lang} site={site} token={token} />));
  return redirect(stepAddress(token, 'sent', lang));
};

const refuseLong = (typed: Typed): void => {
  if (JSON.stringify(typed).length > MOST_CHARACTERS_A_STEP) throw new HttpProblem({ code: 'too-large' });
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

interface StepView extends StepProps {
  readonly draft?: Draft;
  readonly open?: number | undefined;
}

const stepPage = (status: number, step: DraftStep, view: StepView): HttpResponse => {
  const html = renderPage(stepIn(step, view));
  return view.token === undefined ? page(status, html) : behind(status, html);
};

const stepIn = (step: DraftStep, { draft, open, ...props }: StepView) => {
  switch (step) {
    case 'who':
      return <WhoStep {...props} />;
    case 'where':
      return <WhereStep {...props} />;
    case 'offers':
      return <OffersStep {...props} open={open} />;
    case 'rounds': {
      const typed = branches(props.typed.rounds).length === 0 ? { rounds: [NEW_ROUND] } : props.typed;
      return <RoundsStep {...props} typed={typed} open={open} inWords={inWords(typed, draft, props.lang)} />;
    }
    case 'terms':
      return <TermsStep {...props} />;
  }
};

/** Each round that is right, in words; what a radius reaches is seen before it is sent. */
const inWords = (typed: Typed, draft: Draft | undefined, lang: Language): (string | undefined)[] => {
  const context = contextIn(lang);
  const where = draft === undefined ? undefined : readDraft(draft, context).steps.where.value;
  return branches(typed.rounds).map((round, index) => {
    const { value } = readRound(round, index, { ...context, draftId: draft?.id ?? '', farm: where?.position });
    return value === undefined ? undefined : roundWithReach(value, lang);
  });
};
