/**
 * Why something that came from outside is refused: a code, and the values that its words need. The words stand in web/shared/reason-texts.ts,
 * which does not compile while a code lacks one of the languages. A code is part of the API: it may be added, not renamed.
 */

/** Codes that need no values: what a schema can give as its own reason (`reason`). */
const PLAIN_REASONS = [
  'timeOfDayForm',
  'communeCodeForm',
  'departmentCodeForm',
  'epciCodeForm',
  'regionCodeForm',
  'cellForm',
  'notAnIdentifier',
  'notAnEmail',
  'notATelephone',
  'emailAccents',
  'telephoneAbroad',
  'landlineHasNoSms',
  'smsInFranceOnly',
  'controlCharacters',
  'nameForm',
  'radiusTooSmall',
  'radiusTooLarge',
  'areaMissing',
  'offerNameMissing',
  'monthsMissing',
  'audiencesMissing',
  'weekdaysMissing',
  'producerNameMissing',
  'contactNameMissing',
  'offersMissing',
  'roundsMissing',
  'channelsMissing',
  'siretDigits',
  'siretMissing',
  'siretIsSiren',
  'siretIsVat',
  'siretSeveral',
  'siretKey',
  'wishMissing',
  'quantityNone',
  'amountMissing',
  'streetUnknown',
  'streetNeeded',
  'linesTooMany',
  'quantityTooLarge',
  'notAWebAddress',
  'notAWebhook',
  'pickupNameMissing',
  'communeMissing',
  'channelKindMissing',
  'placeAmbiguous',
  'notAnAmount',
  'radiusMissing',
  'notKilometres',
  'pickupPlaceFirst',
  'farmPlaceFirst',
  'placesMissing',
  'countryOnlyForParcels',
  'pickupOnlyForPickup',
  'identifierTwice',
  'farFromCommune',
  'familyMissing',
  'decisionMissing',
  'answerMissing',
  'dayMissing',
  'dayPast',
  'requestEnded',
  'proposalSettled',
  'yesWithOtherTerms',
  'dayTooFar',
  'whyMissingForRequester',
  'outcomeMissing',
  'whyMissingForProducer',
  'latLonExchanged',
  'latitudeForm',
  'longitudeForm',
  'communeUnknown',
  'epciUnknown',
  'departmentUnknown',
  'regionUnknown',
  'areaTooWide',
  'tooManyCommunesTakenAway',
  'tooDetailedTakenAway',
  'tooManyNamed',
  'nothingLeft',
  'pointOutOfRange',
  'lonLatExchanged',
  'tooManyPoints',
  'ringNotClosed',
  'ringWithoutSurface',
  'acrossAntimeridian',
  'outlineCrossesItself',
  'holeOutside',
  'polygonTooLarge',
  'partnerWithoutDepartment',
  'streetMissing',
  'questionMissing',
  'questionAnswerMissing',
  'outlineMissing',
  'notGeoJson',
  'geoJsonWithoutPolygon',
  'geoJsonUnreadable',
  'nameMissing',
  'suggestionMissing',
  'codeDigits',
  'producersMissing',
  'headingMapping',
  'daysSaidTwice',
  'dateForm',
  'dayOfYearForm',
  'dayNotInMonth',
  'weekOfMonthMissing',
  'datesMissing',
  'fortnightStartMissing',
  'deadlineTwice',
  'endBeforeBeginning',
  'noDayFits',
  'roundGone',
  'noPassageThatDay',
  'passageThatDay',
  'dayOver',
  'dayBeyondYear',
  'undoFirst',
  'wordTooLong',
  'tooManyDayChanges',
  'seasonMissing',
  'deadlineDays',
  'ruleWithoutStart',
  'ruleNotHeld',
  'tooManyDates',
  'ruleMonths',
  'ruleWeekStart',
  'fieldMissing',
  'fieldUnknown',
  'wrongKind',
  'wrongForm',
  'noFormFits',
  'refused',
  'placeMissing',
  'cellElsewhere',
  'latAndLon',
  'producerGone',
  'cursorUnknown',
  'idempotencyKeyForm',
  'placeFirst',
  'linkIncomplete',
  'requestLinkExpired',
  'alertLinkExpired',
  'codeWrong',
  'codeEnded',
  'alertCodeWrong',
  'pauseEndDay',
  'tickToErase',
  'graceMinutes',
  'placeNotFound',
  'actUnknown',
  'codeOrAddressForm',
  'channelCodeWrong',
  'ownerForm',
  'pauseDay',
  'agreementMissing',
  'signInTooOften',
  'signInExpired',
  'signInRefused',
  'signInCodeWrong',
  'passwordWeak',
] as const;
export type PlainReason = (typeof PLAIN_REASONS)[number];

/** Codes that come with values, and which. Names and places are as people wrote them; numbers as they are counted. */
interface ReasonValues {
  readonly charactersAtLeast: { readonly n: number };
  readonly charactersAtMost: { readonly n: number };
  readonly atLeast: { readonly n: number };
  readonly atMost: { readonly n: number };
  readonly possibleValues: { readonly values: string };
  readonly siretTaken: { readonly number: string };
  readonly placeUnknown: { readonly typed: string };
  readonly notDelivered: { readonly name: string; readonly place: string };
  readonly audienceNotServed: { readonly name: string; readonly place: string };
  readonly roundElsewhere: { readonly name: string };
  readonly notOnThatDay: { readonly name: string };
  readonly addressOutside: { readonly name: string };
  readonly stopUnread: { readonly line: string };
  readonly offerGone: { readonly name: string; readonly offer: string };
  readonly offerSoldOut: { readonly name: string; readonly offer: string };
  readonly offerOutOfSeason: { readonly name: string; readonly offer: string };
  readonly passageCancelled: { readonly name: string };
  readonly passageFull: { readonly name: string };
  readonly passageTooLate: { readonly name: string };
}

export type Reason =
  | { readonly code: PlainReason; readonly values?: undefined }
  | { [Code in keyof ReasonValues]: { readonly code: Code; readonly values: ReasonValues[Code] } }[keyof ReasonValues];
export type ReasonCode = Reason['code'];

/** What is wrong with one field of what was sent. */
export type FieldError = Reason & {
  /** Dotted path of the field as the caller sent it, such as `rounds.0.area`; empty where it is the whole. */
  readonly field: string;
};

/**
 * What is wrong with one field, in words already: of a subject that has codes and words of its own, as lists that are brought in do. Its code is
 * that subject's.
 */
export interface WordedError {
  readonly field: string;
  readonly code: string;
  readonly reason: string;
}

/** A schema's own reason: `.min(1, reason('monthsMissing'))`. Zod carries texts; this one is a code, and only a known one compiles. */
export const reason = (code: PlainReason): string => code;

const known: ReadonlySet<string> = new Set(PLAIN_REASONS);

/** Whether the message of a schema is a reason of ours rather than zod's own words. */
export const isReason = (message: string): message is PlainReason => known.has(message);

/** The same fault at another field: where a form, or what holds the part that was checked, calls it otherwise. */
export const atField = (error: FieldError, field: string): FieldError => ({ ...error, field });
