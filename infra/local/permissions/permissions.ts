/** A statement of a role's policies, its intrinsic functions resolved. */
export interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** One thing that a call needs: `dynamodb:Query` on `arn:aws:dynamodb:…:table/…`. */
export interface Need {
  readonly action: string;
  readonly resource: string;
}

/** What a role may do, as IAM decides it: allowed by one statement and denied by none. Each question is decided once. */
export class Permissions {
  readonly #statements: readonly { readonly allows: boolean; readonly action: RegExp; readonly resource: RegExp }[];
  readonly #decided = new Map<string, boolean>();

  constructor(statements: readonly Statement[]) {
    this.#statements = statements.map(({ allows, actions, resources }) => ({
      allows,
      action: anyOf(actions, 'i'),
      resource: anyOf(resources.map(withoutPlace)),
    }));
  }

  allows({ action, resource }: Need): boolean {
    const question = `${action} ${resource}`;
    const known = this.#decided.get(question);
    if (known !== undefined) return known;
    const where = withoutPlace(resource);
    const about = this.#statements.filter((one) => one.action.test(action) && one.resource.test(where));
    const decision = about.length > 0 && about.every(({ allows }) => allows);
    this.#decided.set(question, decision);
    return decision;
  }
}

/** Here everything is in one region and one account, which the emulators call by names of their own. */
const withoutPlace = (arn: string): string => arn.replace(/^(arn:[^:]*:[^:]*):[^:]*:[^:]*:/, '$1:::');

/** IAM's patterns: `*` is anything, `?` one character. */
const anyOf = (patterns: readonly string[], flags = ''): RegExp => {
  const alternatives = patterns.map((pattern) =>
    pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.'),
  );
  return new RegExp(`^(?:${alternatives.join('|')})$`, flags);
};
