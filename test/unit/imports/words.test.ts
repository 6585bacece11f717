import { describe, expect, it } from 'vitest';
import { FIELD_NAMES } from '../../../functions/domain/imports/fields.ts';
import { WHAT_THE_LAW_WANTS_SAID } from '../../../functions/domain/imports/inviting.ts';
import { FILE_FAULTS, FILE_NOTES } from '../../../functions/domain/imports/reading/file-words.ts';
import { ROW_WORDS } from '../../../functions/domain/imports/row-words.ts';
import type { Text } from '../../../functions/domain/shared/primitives.ts';
import { invitedTexts, inviteTexts, outcomeOfInviting } from '../../../web/imports/invite-texts.ts';
import { texts as notYetTexts } from '../../../web/imports/not-yet-texts.ts';
import { countedTexts, outcomeTexts, stateTexts, texts } from '../../../web/imports/texts.ts';
import { typeset } from '../../../web/texts/text.ts';
import { typographyFaults } from '../content/typography.ts';

const counted = [
  ...Object.values(countedTexts),
  ...Object.values(outcomeTexts),
  ...Object.values(invitedTexts),
].flatMap(({ one, many }) => [one, many]);
const ALL: readonly Text[] = [
  ...[
    FIELD_NAMES,
    FILE_FAULTS,
    FILE_NOTES,
    ROW_WORDS,
    inviteTexts,
    notYetTexts,
    outcomeOfInviting,
    stateTexts,
    texts,
  ].flatMap((table) => Object.values<Text>(table)),
  ...counted,
  WHAT_THE_LAW_WANTS_SAID,
];

describe('what an import says', () => {
  it('is printed as French is', () => {
    expect(ALL.flatMap(({ fr }) => typographyFaults(typeset(fr)))).toEqual([]);
  });

  it('has the same values in both languages', () => {
    const values = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    for (const { fr, en } of ALL) expect(values(en)).toEqual(values(fr));
  });
});
