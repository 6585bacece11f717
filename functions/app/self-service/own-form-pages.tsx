import { concernedBy } from '#app/passages/tell-requesters.ts';
import { stepIn } from '#app/registration/step-pages.tsx';
import { communes } from '#app/shared/communes.ts';
import { problemOf } from '#app/shared/problem.ts';
import { site } from '#app/shared/site.ts';
import type { Typed } from '#domain/producers/directory.ts';
import { asOfNow } from '#domain/producers/live.ts';
import type { Producer, ProducerDetails } from '#domain/producers/producer.ts';
import { lastSaid } from '#domain/producers/proposal.ts';
import { applyAction, readAction } from '#domain/registration/draft-actions.ts';
import type { StepContext, StepReading } from '#domain/registration/draft-reading.ts';
import { type DraftReading, type DraftStep, readDraft } from '#domain/registration/draft-steps.ts';
import { branches, text } from '#domain/registration/draft-typed.ts';
import { typedFrom } from '#domain/registration/typed-details.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { parseWith } from '#platform/field-errors.ts';
import { type Typed as Body, type Call, HttpProblem } from '#platform/http.ts';
import { type HttpResponse, page, redirect } from '#platform/responses.ts';
import { counted } from '#web/passages/passages-texts.ts';
import type { StepProps } from '#web/registration/step-frame.tsx';
import { PART_LEADS, PART_TITLES, partAddress } from '#web/self-service/parts.ts';
import { texts } from '#web/self-service/texts.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { Checkbox } from '#web/shared/forms.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { type OwnOutcome, saveDetails } from './change-own.ts';
import { linkAfter, ownFacts, type SelfServiceDependencies } from './dependencies.ts';
import { startChannelChange, toVerify } from './own-channels.ts';

export interface OwnCall {
  readonly call: Call<Record<string, string>, Body, Body>;
  readonly producer: Producer;
  readonly token: string;
}

interface PageNotice {
  readonly details: ProducerDetails;
  readonly typed: Readonly<Record<DraftStep, Typed>>;
  readonly context: StepContext;
}

/** As the forms know it: what they last said, and where each of its fields stands. */
const saidBy = async (
  producer: Producer,
  lang: Language,
  { own, live }: SelfServiceDependencies,
): Promise<PageNotice> => {
  const [proposal, states] = await Promise.all([own.proposalOf(producer.id), live.of([producer.id])]);
  const details = lastSaid(asOfNow(producer, states.get(producer.id)).details, proposal);
  const typed = typedFrom(details, { places: communes(), lang });
  const context: StepContext = {
    lang,
    places: communes(),
    check: (schema, input) => parseWith(schema, input),
    before: { details, typed },
  };
  return { details, typed, context };
};

/** One step of the registration as a form of its own, filled in with what they said. */
export const showOwnForm = async (
  step: DraftStep,
  own: OwnCall,
  dependencies: SelfServiceDependencies,
): Promise<HttpResponse> => {
  const said = await saidBy(own.producer, own.call.lang, dependencies);
  const reading = readDraft({ id: own.producer.id, steps: said.typed }, said.context).steps[step];
  return formPage(200, step, own, said, { typed: said.typed[step], questions: reading.questions });
};

interface FormView {
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly questions?: StepReading<unknown>['questions'];
  readonly notice?: { readonly kind: 'bad' | 'info'; readonly words: string };
  readonly open?: number;
  /** How many people count on a passage that would change or be no more: said before it is saved. */
  readonly concerned?: number;
}

const formPage = (status: number, step: DraftStep, own: OwnCall, said: PageNotice, view: FormView): HttpResponse => {
  const { call, producer, token } = own;
  const { lang } = call;
  const { notice } = view;
  const props: StepProps = {
    lang,
    site,
    token,
    typed: view.typed,
    errors: view.errors ?? [],
    questions: view.questions ?? [],
    own: {
      addressIn: (to) => partAddress(token, step, to),
      back: href('ownPage', lang, { token }),
      title: pick(PART_TITLES[step], lang),
      lead: <p>{pick(PART_LEADS[step], lang)}</p>,
      version: producer.version,
      agree:
        view.concerned === undefined ? null : (
          <Notice kind="bad" live>
            <Checkbox name="agreed" lang={lang} label={plural(counted.concern, view.concerned, lang)} />
          </Notice>
        ),
      notice:
        notice === undefined ? null : (
          <Notice kind={notice.kind} live>
            <p>{notice.words}</p>
          </Notice>
        ),
    },
  };
  const known = { ...said.context, draftId: producer.id, farm: said.details.position };
  return page(status, renderPage(stepIn(step, { ...props, known, open: view.open })), { behindLink: true });
};

/** Saves one form, or adds and removes within it; what is wrong is shown with all that was typed. */
export const takeOwnForm = async (
  step: DraftStep,
  own: OwnCall,
  dependencies: SelfServiceDependencies,
): Promise<HttpResponse> => {
  const { call, producer } = own;
  const { lang } = call;
  const said = await saidBy(producer, lang, dependencies);
  const { version, agreed, ...body } = call.body;
  const action = readAction(text(body.action));
  const typed = applyAction(body, action);
  if (action.kind !== 'next') {
    const last =
      action.kind === 'addOffer' || action.kind === 'addRound' || action.kind === 'copyRound'
        ? branches(typed[step]).length - 1
        : undefined;
    const notice = { kind: 'info' as const, words: pick(texts.changedNote, lang) };
    return formPage(200, step, own, said, { typed, notice, ...(last === undefined ? {} : { open: last }) });
  }
  const whole: DraftReading = readDraft({ id: producer.id, steps: { ...said.typed, [step]: typed } }, said.context);
  const { errors, questions } = whole.steps[step];
  if (errors.length > 0) return formPage(400, step, own, said, { typed, errors, questions });
  const value = whole.steps[step].value;
  if (value === undefined) throw new Error(`the step ${step} is right and has no value`);
  const wanted: ProducerDetails = { ...said.details, ...value };
  if (step === 'rounds' && text(agreed) !== 'yes') {
    const concerned = await concernedByRounds(producer, wanted.rounds, call.now, dependencies);
    if (concerned > 0) return formPage(409, step, own, said, { typed, questions, concerned });
  }
  const outcome = await saveAll(wanted, own, Number(text(version)), dependencies);
  if (outcome.kind === 'changed') {
    const notice = { kind: 'bad' as const, words: pick(texts.conflict, lang) };
    return formPage(409, step, own, said, { typed, questions, notice });
  }
  if (outcome.kind === 'siretTaken') {
    const number = telephoneInWords(site.agency.telephone);
    const taken: FieldError = { field: 'siret', code: 'siretTaken', values: { number } };
    return formPage(409, step, own, said, { typed, questions, errors: [taken] });
  }
  const next =
    outcome.kind === 'saved' ? await linkAfter(dependencies, own.token, outcome.producer, call.now) : own.token;
  return savedAt(outcome, wanted, { ...own, token: next });
};

/** How many people count on a passage that these rounds would change or take away. */
const concernedByRounds = async (
  producer: Producer,
  rounds: ProducerDetails['rounds'],
  now: Instant,
  { calendars, requests }: SelfServiceDependencies,
): Promise<number> => {
  const { changes } = await calendars.find(producer.id);
  return (await concernedBy(producer, { rounds, changes }, { requests, now })).length;
};

/** New addresses wait for their codes; all the rest is saved now. */
const saveAll = async (
  wanted: ProducerDetails,
  { call, producer }: OwnCall,
  version: number,
  dependencies: SelfServiceDependencies,
): Promise<OwnOutcome> => {
  const { now } = call;
  const fresh = new Set(toVerify(wanted.channels, producer.details.channels).map(({ address }) => String(address)));
  const outcome = await saveDetails(
    dependencies,
    producer.id,
    fresh.size === 0 ? wanted : { ...wanted, channels: producer.details.channels },
    { ...(await ownFacts(dependencies, now, version)), verified: () => false },
  );
  if (outcome.kind === 'saved' && fresh.size > 0) {
    const started = await startChannelChange(outcome.producer, wanted.channels, now, dependencies);
    if (started === 'tooMany') throw problemOf(started, call.lang);
  }
  return outcome;
};

const savedAt = (outcome: OwnOutcome, wanted: ProducerDetails, { call, producer, token }: OwnCall): HttpResponse => {
  const { lang } = call;
  switch (outcome.kind) {
    case 'saved': {
      if (toVerify(wanted.channels, producer.details.channels).length > 0)
        return redirect(partAddress(token, 'codes', lang));
      const fait = outcome.waits ? 'relecture' : producer.state === 'published' ? 'visible' : 'note';
      return redirect(href('ownPage', lang, { token }, { fait }));
    }
    case 'notNow':
      return redirect(href('ownPage', lang, { token }));
    case 'notFound':
      throw problemOf('gone', lang);
    default:
      throw new HttpProblem({ code: 'conflict', detail: pick(texts.conflict, lang) });
  }
};
