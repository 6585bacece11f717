import type { ComponentChildren, VNode } from 'preact';
import type { Typed } from '#domain/producers/directory.ts';
import type { Question } from '#domain/registration/draft-reading.ts';
import type { DraftStep } from '#domain/registration/draft-steps.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { common } from '#web/shared/common-texts.ts';
import { ErrorSummary, errorOf, Select } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Steps } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { meaningInWords } from './meaning-texts.ts';
import { STEP_NAMES, STEP_PAGES, STEP_TITLES, stepAddress } from './steps.ts';
import { texts } from './texts.ts';

/** What every step shows: what was typed, what is wrong with it, what must be chosen. */
export interface StepProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  /** The signed link of the draft; none before the first step was kept. */
  readonly token: string | undefined;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly questions: readonly Question[];
  /** Set on the page of one who is registered: the same form, saved by itself. */
  readonly own?: OwnForm;
  /** Set where a member fills it in for a producer on the telephone. */
  readonly member?: MemberForm;
}

/** Where a step stands among the members' pages. */
export interface MemberForm {
  readonly addressIn: (step: DraftStep, lang: Language) => string;
  /** The members' page around it. */
  readonly page: (page: MemberPage) => VNode;
}

interface MemberPage {
  readonly title: string;
  readonly addressIn: (lang: Language) => string;
  readonly scripts: readonly string[];
  readonly children: ComponentChildren;
}

/** Where a step stands as a form of its own. */
interface OwnForm {
  readonly addressIn: (lang: Language) => string;
  readonly back: string;
  readonly title: string;
  readonly lead: ComponentChildren;
  /** Carried along: the version that they had before them. */
  readonly version: number;
  /** Within the form, before its fields: what has to be agreed to before it is saved. */
  readonly agree?: ComponentChildren;
  /** Shown above the form: what was in the way of saving. */
  readonly notice?: ComponentChildren;
}

interface FrameProps extends Pick<StepProps, 'lang' | 'site' | 'token' | 'errors' | 'own' | 'member'> {
  readonly step: DraftStep;
  readonly lead?: ComponentChildren;
  readonly scripts?: readonly string[];
  /** What an error belongs to, where a step has several alike: "Tournée 2". */
  readonly labels?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}

/** The page around one step's form. Enter sends it on: the first button of the form is a hidden "continue". */
export const StepFrame = (props: FrameProps) => {
  const { lang, site, token, errors, step, lead, scripts, labels = {}, children } = props;
  if (props.own !== undefined) return <OwnFrame {...props} own={props.own} />;
  if (props.member !== undefined) return <MemberFrame {...props} member={props.member} />;
  const address = (to: Language) => (token === undefined ? href('register', to) : stepAddress(token, step, to));
  const title = pick(STEP_TITLES[step], lang);
  return (
    <Page
      lang={lang}
      site={site}
      title={token === undefined ? pick(texts.title, lang) : `${title} · ${pick(texts.title, lang)}`}
      description={pick(texts.description, lang)}
      addressIn={address}
      current="register"
      narrow
      noIndex={token !== undefined}
      noReferrer={token !== undefined}
      scripts={scripts ?? []}
    >
      {token === undefined ? (
        <>
          <h1>{pick(texts.title, lang)}</h1>
          {lead}
        </>
      ) : null}
      <Progress step={step} lang={lang} />
      {token === undefined ? (
        <h2>{title}</h2>
      ) : (
        <>
          <h1>{title}</h1>
          {lead}
        </>
      )}
      <ErrorSummary errors={errors} lang={lang} labels={labels} />
      <StepForm lang={lang} step={step} address={address(lang)}>
        {children}
      </StepForm>
      {token === undefined ? null : <p class="hint">{pick(texts.saved, lang)}</p>}
    </Page>
  );
};

interface StepFormProps {
  readonly lang: Language;
  readonly step: DraftStep;
  readonly address: string;
  readonly children: ComponentChildren;
}

const StepForm = ({ lang, step, address, children }: StepFormProps) => (
  <form method="post" action={address} noValidate class="register">
    <button type="submit" name="action" value="next" class="sr" tabIndex={-1} aria-hidden="true">
      {pick(texts.continue, lang)}
    </button>
    {children}
    <div class="actions">
      <Button name="action" value="next">
        {pick(texts.continue, lang)}
      </Button>
      {step === 'who' ? null : (
        <Button name="action" value="back" look="plain" skipChecks>
          {pick(common.back, lang)}
        </Button>
      )}
    </div>
  </form>
);

/** The title is the question as the producer is asked it. */
const MemberFrame = (props: FrameProps & { readonly member: MemberForm }) => {
  const { lang, errors, step, lead, scripts = [], labels = {}, member, children } = props;
  const title = pick(STEP_TITLES[step], lang);
  return member.page({
    title,
    addressIn: (of) => member.addressIn(step, of),
    scripts,
    children: (
      <div class="by-telephone">
        <Progress step={step} lang={lang} />
        <h1>{title}</h1>
        {step === 'who' ? null : lead}
        <ErrorSummary errors={errors} lang={lang} labels={labels} />
        <StepForm lang={lang} step={step} address={member.addressIn(step, lang)}>
          {children}
        </StepForm>
      </div>
    ),
  });
};

const OwnFrame = ({
  lang,
  site,
  errors,
  scripts,
  labels = {},
  own,
  children,
}: FrameProps & { readonly own: OwnForm }) => (
  <Page
    lang={lang}
    site={site}
    title={own.title}
    addressIn={own.addressIn}
    current="register"
    narrow
    noIndex
    noReferrer
    scripts={scripts ?? []}
  >
    <p>
      <a href={own.back}>{pick(texts.ownBack, lang)}</a>
    </p>
    <h1>{own.title}</h1>
    {own.lead}
    {own.notice}
    <ErrorSummary errors={errors} lang={lang} labels={labels} />
    <form method="post" action={own.addressIn(lang)} noValidate class="register">
      <button type="submit" name="action" value="next" class="sr" tabIndex={-1} aria-hidden="true">
        {pick(texts.ownSave, lang)}
      </button>
      <input type="hidden" name="version" value={String(own.version)} />
      {own.agree}
      {children}
      <div class="actions">
        <Button name="action" value="next">
          {pick(texts.ownSave, lang)}
        </Button>
        <LinkButton href={own.back} look="plain">
          {pick(texts.ownCancel, lang)}
        </LinkButton>
      </div>
    </form>
  </Page>
);

/** How far one is; the names are short, the title below says the step in full. */
export const Progress = ({ step, lang }: { readonly step: (typeof STEP_PAGES)[number]; readonly lang: Language }) => (
  <Steps
    lang={lang}
    steps={STEP_PAGES.map((page) => ({ name: pick(STEP_NAMES[page], lang) }))}
    current={STEP_PAGES.indexOf(step)}
  />
);

/** The same label for every error of one entry. */
export const labelsOf = (
  errors: readonly FieldError[],
  list: string,
  called: (index: number) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    errors.flatMap(({ field }) => {
      const index = new RegExp(`^${list}\\.(\\d+)\\.`).exec(field)?.[1];
      return index === undefined ? [] : [[field, called(Number(index))]];
    }),
  );

interface QuestionsProps extends Pick<StepProps, 'lang' | 'errors' | 'questions'> {
  /** Only the questions whose field begins like this. */
  readonly of: string;
}

/** Names that could be several places, each with a list to choose from. */
export const Questions = ({ lang, errors, questions, of }: QuestionsProps) => (
  <>
    {questions
      .filter(({ field }) => field.startsWith(of))
      .map(({ field, typed, meanings, chosen }) => (
        <Select
          key={field}
          name={field}
          lang={lang}
          label={pick(texts.whichOne, lang, { typed })}
          value={chosen}
          error={errorOf(errors, field)}
          choices={[
            { value: '', label: pick(texts.chooseOne, lang) },
            ...meanings.map((meaning) => ({ value: meaning.value, label: meaningInWords(meaning, lang) })),
          ]}
        />
      ))}
  </>
);
