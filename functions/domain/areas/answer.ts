import type { Answer } from './area.ts';

/** Kleene's three-valued logic, with `depends` between `no` and `yes`: what is open stays open unless the rest settles it. */

/** "One of them": yes if any is yes, no if all are no (or there is none). Merges what one round's entries say under a place's keys. */
export const combineAnswers = (answers: readonly Answer[]): Answer => {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('depends') ? 'depends' : 'no';
};

/** "Included, and not taken away". */
export const butNot = (included: Answer, takenAway: Answer): Answer => {
  if (included === 'no' || takenAway === 'yes') return 'no';
  return included === 'yes' && takenAway === 'no' ? 'yes' : 'depends';
};
