import { describe, expect, it } from 'vitest';
import type { Text } from '#domain/shared/primitives.ts';
import { FIELD_NAMES } from '#web/imports/field-texts.ts';
import { FILE_FAULTS, FILE_NOTES } from '#web/imports/file-texts.ts';
import { ROW_WORDS } from '#web/imports/row-texts.ts';
import { countedTexts, outcomeTexts, stateTexts, texts } from '#web/imports/texts.ts';
import { typeset } from '#web/shared/text.ts';
import { invitedTexts, inviteTexts, outcomeOfInviting } from '#web/unclaimed/invite-texts.ts';
import { WHAT_THE_LAW_WANTS_SAID } from '#web/unclaimed/law-text.ts';
import { texts as unclaimedTexts } from '#web/unclaimed/unclaimed-texts.ts';
import { typographyFaults } from '../web/typography.ts';

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
    unclaimedTexts,
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
