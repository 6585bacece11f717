/** Comments and regular expressions (to be skipped), strings and templates of a source, in turn. */
const TOKEN =
  /(?<=(?:[=(,:[!&|?{};]|return)\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*|\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** The strings and templates of a TypeScript source, quotes and all; those that only a log or an exception says left out. */
export const literalsIn = (source: string): string[] =>
  [...source.matchAll(TOKEN)].flatMap(({ 0: token, index }) =>
    token.startsWith('/') || /throw new \w+\(\s*$/.test(source.slice(0, index)) ? [] : [token],
  );

const FRENCH_LETTER = /[àâçéèêëîïôùûüœæ]\p{L}|\p{L}[àâçéèêëîïôùûüœæ]|\p{L}’|« ?\p{L}/iu;
const THREE_WORDS = /\p{L}{2,}[,;:.]? \p{L}+[,;:.]? \p{L}{2,}/u;

/** Whether a literal reads as something said to people: it has French letters, or three words in a row. */
export const isSaid = (literal: string): boolean => {
  const words = literal.replace(/\$\{[^}]*\}/g, '');
  return FRENCH_LETTER.test(words) || THREE_WORDS.test(words);
};
