import { communes } from '#app/shared/communes.ts';
import { problemOf } from '#app/shared/problem.ts';
import { roundWithReach } from '#app/shared/round-words.ts';
import type { Draft, Drafts, Typed } from '#domain/producers/directory.ts';
import { applyAction, type DraftAction, NEW_ROUND, readAction } from '#domain/registration/draft-actions.ts';
import type { StepContext, StepReading } from '#domain/registration/draft-reading.ts';
import { type RoundContext, readRound } from '#domain/registration/draft-rounds.ts';
import { type DraftStep, readDraft } from '#domain/registration/draft-steps.ts';
import { branches, text } from '#domain/registration/draft-typed.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { parseWith } from '#platform/field-errors.ts';
import type { Typed as Body, Call } from '#platform/http.ts';
import { type HttpResponse, redirect } from '#platform/responses.ts';
import { entryId } from '#web/registration/entry.tsx';
import { OffersStep } from '#web/registration/offers-step.tsx';
import { RoundsStep } from '#web/registration/rounds-step.tsx';
import type { StepProps } from '#web/registration/step-frame.tsx';
import { nextStep, previousStep, type StepPage } from '#web/registration/steps.ts';
import { TermsStep } from '#web/registration/terms-step.tsx';
import { WhereStep } from '#web/registration/where-step.tsx';
import { WhoStep } from '#web/registration/who-step.tsx';

/** The steps of a registration, whoever fills them in: the producer behind their link, or a member with them on the telephone. */

type PageCall = Call<Record<string, string>, Body, Body>;

/** A step is a few thousand characters; five of them and more fit an item of DynamoDB (400 kB). */
const MAX_CHARACTERS_A_STEP = 60_000;

export const contextIn = (lang: Language): StepContext => ({
  lang,
  places: communes(),
  check: (schema, input) => parseWith(schema, input),
});

/** The address of a page of the registration, where it is filled in. */
type AddressOf = (step: StepPage, query?: Readonly<Record<string, string | number | undefined>>) => string;

interface Posted {
  readonly draft: Draft;
  readonly step: DraftStep;
  readonly addressOf: AddressOf;
}

/** Keeps what was typed, right or wrong, and says where to go on. */
export const keepStep = async (
  call: PageCall,
  drafts: Pick<Drafts, 'keep'>,
  { draft, step, addressOf }: Posted,
): Promise<HttpResponse> => {
  const { lang, now } = call;
  const action = readAction(text(call.body.action));
  const typed = applyAction(call.body, action);
  refuseLong(typed, lang);
  // Sent from another window meanwhile: its page says what became of it.
  if ((await drafts.keep(draft.id, step, typed, now)) === 'gone') return redirect(addressOf('sent'));
  if (action.kind === 'back') return redirect(addressOf(previousStep(step)));
  if (action.kind !== 'next') return redirect(afterChange(step, { typed, action, addressOf }));
  const kept = { ...draft, steps: { ...draft.steps, [step]: typed } };
  const reading: StepReading<unknown> = readDraft(kept, contextIn(lang)).steps[step];
  if (reading.errors.length === 0) return redirect(addressOf(nextStep(step)));
  // By a redirect here too: a page that answers a form is sent again by the browser's "back", and would put the mistakes in place of their correction.
  return redirect(addressOf(step, { check: 1 }));
};

/** Back to the step, the new entry open and in view. */
const afterChange = (
  step: DraftStep,
  { typed, action, addressOf }: { readonly typed: Typed; readonly action: DraftAction; readonly addressOf: AddressOf },
): string => {
  if (action.kind !== 'addOffer' && action.kind !== 'addRound' && action.kind !== 'copyRound') return addressOf(step);
  const last = branches(typed[step]).length - 1;
  return last < 0 ? addressOf(step) : `${addressOf(step, { open: last })}#${entryId(`${step}.${last}.`)}`;
};

export const refuseLong = (typed: Typed, lang: Language): void => {
  if (JSON.stringify(typed).length > MAX_CHARACTERS_A_STEP) throw problemOf('tooLong', lang);
};

export interface StepView extends StepProps {
  /** What is known beside the form of the rounds. */
  readonly known?: RoundContext | undefined;
  readonly open?: number | undefined;
}

/** What a draft says beside the form of its rounds. */
export const knownFrom = (draft: Draft, lang: Language): RoundContext => {
  const context = contextIn(lang);
  return { ...context, draftId: draft.id, farm: readDraft(draft, context).steps.where.value?.position };
};

/** The form of a step, of a registration or of the producer's own page. */
export const stepIn = (step: DraftStep, { known, open, ...props }: StepView) => {
  switch (step) {
    case 'who':
      return <WhoStep {...props} />;
    case 'where':
      return <WhereStep {...props} />;
    case 'offers':
      return <OffersStep {...props} open={open} />;
    case 'rounds': {
      const isNew = props.own === undefined && branches(props.typed.rounds).length === 0;
      const typed = isNew ? { ...props.typed, rounds: [NEW_ROUND] } : props.typed;
      const inWords = known === undefined ? [] : roundsInWords(typed, known, props.lang);
      return <RoundsStep {...props} typed={typed} open={open} farm={known?.farm} inWords={inWords} />;
    }
    case 'terms':
      return <TermsStep {...props} />;
  }
};

/** Each round that is right, in words; what a radius reaches is seen before it is sent. */
const roundsInWords = (typed: Typed, known: RoundContext, lang: Language): (string | undefined)[] =>
  branches(typed.rounds).map((round, index) => {
    const { value } = readRound(round, index, known);
    return value === undefined ? undefined : roundWithReach(value, lang);
  });
