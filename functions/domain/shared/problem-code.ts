/** What can go wrong for whoever calls. Its HTTP status: functions/platform/responses.ts; its words: web/site/problem-texts.ts. */
export type ProblemCode =
  | 'invalid'
  | 'malformed'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'gone'
  | 'link-replaced'
  | 'too-large'
  | 'unsupported-type'
  | 'too-many'
  | 'unexpected'
  | 'unavailable';
