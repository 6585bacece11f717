import type { CodedMessage } from './coded-message.ts';

/** Why a row, or one value of it, is not taken. */
export type RowMessageCode =
  | 'noName'
  | 'nameTooLong'
  | 'formula'
  | 'lettersLost'
  | 'controlCharacters'
  | 'tooManyValues'
  | 'valueTooLong'
  | 'siretDigits'
  | 'siretZeroLost'
  | 'siretRounded'
  | 'siretKey'
  | 'siretLetters'
  | 'siretNone'
  | 'siretVat'
  | 'siretSeveral'
  | 'siren'
  | 'communeUnknown'
  | 'communeCodeUnknown'
  | 'communeSeveral'
  | 'postcodeUnknown'
  | 'placesDisagree'
  | 'placeDisagrees'
  | 'codeIsPostcode'
  | 'postcodeIsCode'
  | 'communeReadAs'
  | 'communeNotKnown'
  | 'communeLike'
  | 'communeAlso'
  | 'communeOrDepartment'
  | 'communeNotUnder'
  | 'placeNotKnown'
  | 'postcodeNobodys'
  | 'communeOfTerritory'
  | 'communeNearest'
  | 'communeFromAddress'
  | 'postcodeSeveral'
  | 'noPlace'
  | 'notANumber'
  | 'halfPosition'
  | 'projected'
  | 'outsideFrance'
  | 'positionAway'
  | 'positionAtBorder'
  | 'farFromCommune'
  | 'exchangedHere'
  | 'communeFromPosition'
  | 'positionOnly'
  | 'outsideTerritory'
  | 'leftOut'
  | 'looksLikeTotal'
  | 'looksLikeTitle'
  | 'outsideDepartments'
  | 'sameSiret'
  | 'sameIdentifier'
  | 'sameNameHere'
  | 'sameSiretElsewhere'
  | 'sameNameFarther'
  | 'sameNameOtherAddress'
  | 'likeNameHere'
  | 'emailUnreadable'
  | 'telephoneUnreadable'
  | 'websiteUnreadable'
  | 'websiteOneOnly'
  | 'nameOfPerson'
  | 'textCut'
  | 'removedAtTheirWish'
  | 'registered';
export type RowMessage = CodedMessage<RowMessageCode>;

/** `refused`: something is wrong. `leftOut`: of a class that was not wanted. `repeated`: the same as an earlier row. `asked`: perhaps. `note`: taken, but for one value. */
type RemarkKind = 'refused' | 'leftOut' | 'repeated' | 'asked' | 'note';

/** What is said of one value of one row. */
export interface Remark {
  readonly kind: RemarkKind;
  readonly line: number;
  /** The column's heading as the file has it; empty where no column is to blame. */
  readonly column: string;
  readonly value: string;
  readonly reason: RowMessage;
}
