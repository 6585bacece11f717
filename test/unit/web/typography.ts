const RULES: readonly (readonly [RegExp, string])[] = [
  [/'/, 'a straight apostrophe'],
  [/"/, 'straight quotation marks'],
  [/[^\u202f\u00a0]»|«[^\u202f\u00a0]/, 'quotation marks without their no-break space'],
  [/[^\u202f][;!?]/, 'double punctuation without its narrow no-break space'],
  [/(?<!\u202f):(?!\/\/)/, 'a colon without its narrow no-break space'],
  [/\d (g|kg|cl|ml|cm|km|€|°C|%|h)(?![\p{L}\d])/u, 'a unit that may be parted from its number'],
  [/\.\.\./, 'three dots for an ellipsis'],
  [/ {2}/, 'two spaces'],
  [/\b[Oo]e(uf|ufs)\b|\bboeuf/, 'œ in two letters'],
];

/** What a French printer would send back in a text, each with the text; empty where it is right. */
export const typographyFaults = (text: string): string[] =>
  RULES.filter(([fault]) => fault.test(text)).map(([, name]) => `${name}: ${text}`);
