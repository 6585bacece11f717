/** Something that stops the local stack and that its user can put right: shown as a sentence, never as a stack trace. */
export class LocalProblem extends Error {
  override readonly name = 'LocalProblem';
}
