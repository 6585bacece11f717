/** Something that whoever runs a benchmark can put right: told in a sentence, without a stack. */
export class BenchProblem extends Error {
  override readonly name = 'BenchProblem';
}
