import type { ProducerRequest } from '#domain/requests/request.ts';
import { foldText } from '#domain/shared/fold-text.ts';
import { atField, type FieldError } from '#domain/shared/reasons.ts';
import type { FormTree } from '#platform/form.ts';
import { amountField, type TypedOffer } from '#web/requests/offer-fields.tsx';
import type { TypedRequest } from '#web/requests/request-form.tsx';

/** Rows of products shown on an empty form. */
const FIRST_LINES = 1;
const MAX_LINES = 20;

const textOf = (value: FormTree[string] | undefined): string => (typeof value === 'string' ? value : '');
const textsOf = (value: FormTree[string] | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((item) => (typeof item === 'string' && item !== '' ? [item] : []));

/** The form as it was typed, whatever is wrong with it. */
export const typedRequest = (form: FormTree): TypedRequest => {
  const lines = (Array.isArray(form.lines) ? form.lines : []).flatMap((line) =>
    typeof line === 'object' && !Array.isArray(line)
      ? [{ what: textOf(line.what), quantity: textOf(line.quantity) }]
      : [],
  );
  const when = treeOf(form.when);
  const ask = [...new Set([...textsOf(form.ask), ...textsOf(form.producer)])];
  return {
    ask,
    offers: Object.fromEntries(ask.map((id) => [id, typedOffers(form, id)])),
    chooses: form.chooses !== undefined,
    street: textOf(form.street),
    lat: textOf(form.lat),
    lon: textOf(form.lon),
    streetAnyway: form.streetAnyway !== undefined,
    contactsAtOnce: form.contactsAtOnce !== undefined,
    when: Object.fromEntries(Object.entries(when).map(([id, value]) => [id, textOf(value)])),
    lines: withRows(lines, form.action === 'addLine' ? lines.length + 1 : FIRST_LINES),
    word: textOf(form.word),
    audience: textOf(form.audience) || 'consumer',
    organisation: textOf(form.organisation),
    name: textOf(form.name),
    email: textOf(form.email),
    telephone: textOf(form.telephone),
  };
};

const treeOf = (value: FormTree[string] | undefined): FormTree =>
  typeof value === 'object' && !Array.isArray(value) ? value : {};

/** What was ticked of one producer's offers; who types how much has ticked it. */
const typedOffers = (form: FormTree, producer: string): TypedOffer[] => {
  const ticked = textsOf(treeOf(form.offer)[producer]);
  const amounts = treeOf(treeOf(form.amount)[producer]);
  const units = treeOf(treeOf(form.unit)[producer]);
  const withAmount = Object.entries(amounts).flatMap(([name, value]) =>
    textOf(value).trim() === '' ? [] : [name.replace(/^o_/, '')],
  );
  return [...new Set([...ticked, ...withAmount])].map((id) => ({
    id,
    ticked: true,
    amount: textOf(amounts[`o_${id}`]),
    unit: textOf(units[`o_${id}`]),
  }));
};

/** The form of what was asked before: the same people and things, no day. */
export const typedAgain = ({
  requester,
  lines,
  parts,
  street,
  contactsAtOnce,
  chooses,
  word,
}: ProducerRequest): TypedRequest => {
  const { name, email, telephone, audience, organisation } = requester;
  const free = lines.filter(({ offer }) => offer === undefined);
  return {
    ask: parts.map(({ producerId }) => producerId),
    offers: Object.fromEntries(
      parts.map(({ producerId }) => [
        producerId,
        lines.flatMap(({ offer, quantity }) =>
          offer?.producerId === producerId ? [{ id: offer.id, ticked: true, ...splitQuantity(quantity) }] : [],
        ),
      ]),
    ),
    when: {},
    lines: withRows(free, FIRST_LINES),
    word,
    chooses,
    street,
    lat: '',
    lon: '',
    streetAnyway: false,
    contactsAtOnce,
    audience,
    organisation,
    name,
    email,
    telephone: telephone ?? '',
  };
};

const splitQuantity = (quantity: string): Pick<TypedOffer, 'amount' | 'unit'> => {
  const [, amount = '', unit = ''] = /^([\d.,]+)\s*(.*)$/.exec(quantity) ?? [];
  return { amount, unit };
};

const withRows = (lines: TypedRequest['lines'], rows: number): TypedRequest['lines'] =>
  [
    ...lines,
    ...Array.from({ length: Math.min(MAX_LINES, rows) - lines.length }, () => ({ what: '', quantity: '' })),
  ].slice(0, MAX_LINES);

/** The form as the API takes it: empty lines and fields left out. */
export const requestInputOf = (
  typed: TypedRequest,
  { cell, commune }: { readonly cell: string; readonly commune: string | null },
): unknown => ({
  email: typed.email,
  name: typed.name,
  telephone: typed.telephone === '' ? null : typed.telephone,
  audience: typed.audience,
  organisation: typed.organisation,
  place: { cell, commune },
  lines: typed.lines.filter(({ what, quantity }) => what.trim() !== '' || quantity.trim() !== ''),
  word: typed.word,
  chooses: typed.chooses,
  street: typed.street,
  spot: typed.lat === '' || typed.lon === '' ? null : { lat: Number(typed.lat), lon: Number(typed.lon) },
  streetAnyway: typed.streetAnyway,
  contactsAtOnce: typed.contactsAtOnce,
  producers: typed.ask.map((id) => {
    const passage = passageTyped(typed, id);
    const offers = (typed.offers[id] ?? []).map(({ id: offer, ...quantity }) => ({
      id: offer,
      quantity: quantityOf(quantity),
    }));
    return { id, passage: passage ?? null, offers };
  }),
});

/** The passage chosen of a producer; undefined for any. */
export const passageTyped = (
  { when }: Pick<TypedRequest, 'when'>,
  id: string,
): { readonly roundId: string; readonly day: string } | undefined => {
  const [roundId, day] = (when[id] ?? '').split(':');
  return roundId && day ? { roundId, day } : undefined;
};

const quantityOf = ({ amount, unit }: Pick<TypedOffer, 'amount' | 'unit'>): string => `${amount.trim()} ${unit}`.trim();

/** Offers that were ticked without a number: nobody is to guess how much. What is less than nothing has its own sentence. */
export const amountsMissing = ({ ask, offers }: Pick<TypedRequest, 'ask' | 'offers'>): FieldError[] =>
  ask.flatMap((producer) =>
    (offers[producer] ?? [])
      .filter(({ amount }) => !/^-?\d+(?:[.,]\d+)?$/.test(foldText(amount).trim().replace(/ /g, '')))
      .map(({ id }): FieldError => ({ field: amountField(producer, id), code: 'amountMissing' })),
  );

/** Errors of the API's fields, moved to the fields of the form that show them. */
export const formErrors = (errors: readonly FieldError[], typed: TypedRequest): FieldError[] =>
  errors.map((error) => {
    const { field } = error;
    if (field === 'lines') return atField(error, 'lines.0.what');
    if (field === 'spot' || field.startsWith('spot.')) return atField(error, 'street');
    if (!field.startsWith('producers')) return error;
    const [, index, part, offer] = /^producers(?:\.(\d+)(?:\.(\w+)(?:\.(\d+))?)?)?/.exec(field) ?? [];
    const id = index === undefined ? undefined : typed.ask[Number(index)];
    if (id === undefined) return atField(error, 'ask');
    const ticked = part === 'offers' && offer !== undefined ? typed.offers[id]?.[Number(offer)] : undefined;
    if (ticked !== undefined) return atField(error, amountField(id, ticked.id));
    return atField(error, part === 'passage' || part === 'roundId' ? `when.${id}` : 'ask');
  });
