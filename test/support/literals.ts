/** Comments (to be skipped), strings and templates of a source, in turn. */
const TOKEN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** The strings and templates of a TypeScript source, quotes and all; those that only a log or an exception says left out. */
export const literalsIn = (source: string): string[] =>
  [...source.matchAll(TOKEN)].flatMap(({ 0: token, index }) =>
    token.startsWith('/') || /Error\(\s*$/.test(source.slice(0, index)) ? [] : [token],
  );

const FRENCH_LETTER = /[àâçéèêëîïôùûüœæ’«»]/i;
const THREE_WORDS = /\p{L}{2,}[,;:.]? \p{L}+[,;:.]? \p{L}{2,}/u;

/** Whether a literal reads as something said to people: it has French letters, or three words in a row. */
export const isSaid = (literal: string): boolean => FRENCH_LETTER.test(literal) || THREE_WORDS.test(literal);
