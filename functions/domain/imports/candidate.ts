import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { CommuneField } from '#domain/inputs/commune-evidence.ts';
import type { FoundCommune } from '#domain/inputs/found-commune.ts';
import { saysNone } from '#domain/inputs/none-given.ts';
import { foldName } from '#domain/places/place-words.ts';
import type { Position } from '#domain/shared/primitives.ts';
import { MAX, UnclaimedDetails } from '#domain/unclaimed/unclaimed.ts';
import { codedMessage } from './coded-message.ts';
import { type Column, valuesOf } from './columns.ts';
import { apartFromAddresses, inTheirColumns, readEmails, readTelephones, readWebsite, saysYes } from './contacts.ts';
import type { ListField } from './fields.ts';
import type { FindCommune } from './locating.ts';
import { positionFrom, writtenPosition } from './positions.ts';
import { markedProducts } from './product-marks.ts';
import { readProducts } from './products.ts';
import type { ListRow } from './reading/list.ts';
import type { Remark, RowMessage } from './row-codes.ts';
import { readSiret } from './siret-in-list.ts';

/** A row understood: what would become of it. */
export interface Candidate {
  readonly line: number;
  readonly details: UnclaimedDetails;
  readonly communeName: string;
  /** The position is the commune's centre, and an address could tell more. */
  readonly toLocate: boolean;
  /** Nothing but its position says where it is: to be asked about. */
  readonly positionOnly: boolean;
}

export interface ReadRow {
  /** Undefined where the row is refused. */
  readonly candidate: Candidate | undefined;
  readonly remarks: readonly Remark[];
}

export interface RowReading {
  readonly columns: readonly Column[];
  readonly findCommune: FindCommune;
  readonly places: Pick<KnownPlaces, 'isAway'>;
  /** Values that a row has at most. */
  readonly width: number;
  readonly departments: readonly string[] | undefined;
  /** Departments of the directory: what lies elsewhere is taken, and that is said. */
  readonly territory?: readonly string[] | undefined;
}

interface Where {
  readonly commune: FoundCommune;
  readonly position: Position;
  readonly located: 'given' | 'commune';
}

/** Reads one row. Every fault is said, not the first alone, so that a list can be put right in one go. */
export const readRow = (row: ListRow, reading: RowReading): ReadRow => new RowReader(row, reading).read();

/** One row under way; a class because each part adds to what is said of it. */
class RowReader {
  readonly #row: ListRow;
  readonly #reading: RowReading;
  readonly #remarks: Remark[] = [];
  /** A position that is not in France, of a row that says where it is. */
  #away: Position | undefined;

  constructor(row: ListRow, reading: RowReading) {
    this.#row = row;
    this.#reading = reading;
  }

  read(): ReadRow {
    this.#shape();
    if (this.#isTooLong()) return { candidate: undefined, remarks: this.#remarks };
    const name = this.#name();
    const siret = this.#siret();
    const where = this.#where();
    const words = this.#words();
    const contacts = this.#contacts(where?.commune.code);
    const refused = this.#remarks.some(({ kind }) => kind === 'refused');
    if (refused || name === undefined || where === undefined) return { candidate: undefined, remarks: this.#remarks };
    const { commune, position, located } = where;
    const details = UnclaimedDetails.parse({
      name,
      siret,
      commune: commune.code,
      position,
      located,
      communeFromPosition: commune.fromPosition,
      ...words,
      ...contacts,
    });
    return {
      candidate: {
        line: this.#row.line,
        details,
        communeName: commune.name,
        positionOnly: commune.fromPosition && !this.#saysWhere(),
        toLocate: located === 'commune' && details.address !== '',
      },
      remarks: this.#remarks,
    };
  }

  #values(field: ListField): string[] {
    return valuesOf(this.#row.cells, this.#reading.columns, field);
  }

  #first(field: ListField): string {
    return this.#values(field)[0] ?? '';
  }

  /** What the row says of its place: "N/A" says nothing, and Aucun is a commune of the Pyrenees. */
  #said(field: ListField): string {
    const value = this.#first(field);
    return saysNone(value) && !(field === 'commune' && foldName(value) === 'aucun') ? '' : value;
  }

  #say(kind: Remark['kind'], field: ListField, reason: RowMessage, value = this.#first(field)): void {
    const column = this.#reading.columns.find((one) => one.field === field)?.name ?? '';
    this.#remarks.push({ kind, line: this.#row.line, column, value: value.slice(0, MAX.text), reason });
  }

  #shape(): void {
    const { cells, line } = this.#row;
    const { width, columns } = this.#reading;
    const beyond = cells
      .slice(width)
      .some((cell, index) => cell !== '' && !columns.some((one) => one.index === width + index && one.field !== null));
    if (!beyond) return;
    const reason = codedMessage('tooManyValues', { cells: cells.length, columns: width });
    this.#remarks.push({
      kind: 'refused',
      line,
      column: '',
      value: cells
        .slice(width - 1)
        .join(' | ')
        .slice(0, MAX.text),
      reason,
    });
  }

  /** Before anything is looked for in it: a list of products may fill half a page, a telephone number may not. */
  #isTooLong(): boolean {
    const { cells } = this.#row;
    for (const { field, index, name } of this.#reading.columns) {
      const value = cells[index] ?? '';
      if (field === null || MAY_BE_LONG.has(field) || value.length <= MAX_VALUE) continue;
      const reason = codedMessage('valueTooLong', { most: MAX_VALUE });
      this.#remarks.push({
        kind: 'refused',
        line: this.#row.line,
        column: name,
        value: value.slice(0, MAX.text),
        reason,
      });
      return true;
    }
    return false;
  }

  #name(): string | undefined {
    const field = (['name', 'legalName'] as const).find((one) => !saysNone(this.#first(one))) ?? 'contactName';
    if (field === 'contactName') return this.#nameOfPerson();
    const value = this.#first(field).replace(/\s+/g, ' ');
    const fault = nameFault(value);
    if (fault === undefined) return value;
    this.#say('refused', field, fault);
    return undefined;
  }

  /** A farm without a name of its own bears that of whoever runs it, and that is said. */
  #nameOfPerson(): string | undefined {
    const persons = this.#values('contactName').map((cell) => apartFromAddresses(cell).name);
    const value = persons.filter((name) => !saysNone(name)).join(' ');
    const fault = nameFault(value);
    if (fault === undefined) this.#say('note', 'contactName', codedMessage('nameOfPerson', { name: value }));
    else this.#say('refused', 'name', fault);
    return fault === undefined ? value : undefined;
  }

  #siret(): string | null {
    const written = this.#first('siret');
    if (written === '') return null;
    const { siret, remark } = readSiret(written);
    if (remark !== undefined) this.#say('note', 'siret', remark);
    return siret;
  }

  #where(): Where | undefined {
    const given = this.#position();
    if (given === 'refused') return undefined;
    const outcome = this.#reading.findCommune({
      code: this.#said('communeCode'),
      name: this.#said('commune'),
      postcode: this.#said('postcode'),
      department: this.#said('department'),
      address: this.#values('address').join(', '),
      position: given,
    });
    const listField = (field: CommuneField): ListField => (field === 'position' ? this.#positionField() : field);
    if (!outcome.ok) {
      const { code, field, values } = outcome.reason;
      this.#say('refused', listField(field), codedMessage(code, values));
      return undefined;
    }
    const { remarks } = outcome.value;
    for (const { code, field, values } of remarks) this.#say('note', listField(field), codedMessage(code, values));
    const commune = outcome.value;
    this.#mayImport(commune);
    const { territory = [] } = this.#reading;
    if (territory.length > 0 && !territory.some((department) => commune.code.startsWith(department)))
      this.#say('note', 'commune', codedMessage('outsideTerritory'), commune.name);
    // A position that the rest of the row speaks against is left aside, and that was said.
    const isAside = remarks.some(({ code, field }) => code === 'placeDisagrees' && field === 'position');
    if (this.#away !== undefined) return this.#beyondTheBorder(commune, this.#away);
    if (given === undefined || isAside) return { commune, position: rounded(commune.centre), located: 'commune' };
    return { commune, position: given, located: 'given' };
  }

  /** Abroad or at sea, as far as outlines tell: kept where it lies by its own commune, which is then at the border. */
  #beyondTheBorder(commune: FoundCommune, away: Position): Where {
    const isNear = distanceKm(commune.centre, away) <= (commune.approximate ? GUESSED_BORDER_KM : BORDER_KM);
    this.#say('note', this.#positionField(), codedMessage(isNear ? 'positionAtBorder' : 'positionAway'));
    return isNear
      ? { commune, position: away, located: 'given' }
      : { commune, position: rounded(commune.centre), located: 'commune' };
  }

  /** A partner brings in the producers of its own departments; a code begins like its department's. */
  #mayImport({ code }: FoundCommune): void {
    const { departments } = this.#reading;
    if (departments === undefined || departments.some((department) => code.startsWith(department))) return;
    this.#say('refused', 'commune', codedMessage('outsideDepartments', { departments: departments.join(', ') }));
  }

  #saysWhere(): boolean {
    return (['communeCode', 'commune', 'postcode', 'address'] as const).some((field) => this.#said(field) !== '');
  }

  #position(): Position | undefined | 'refused' {
    const written = writtenPosition(this.#row.cells, this.#reading.columns);
    if (!written.ok) {
      const { field, reason, value } = written.reason;
      return this.#withoutPosition(field, reason, value);
    }
    if (written.value === undefined) return undefined;
    const read = positionFrom(written.value, this.#reading.places);
    if (!read.ok) {
      if (read.reason.code === 'outsideFrance' && this.#saysWhere()) {
        this.#away = rounded({ lat: written.value.first, lon: written.value.second });
        return undefined;
      }
      return this.#withoutPosition(this.#positionField(), read.reason);
    }
    if (read.value.exchanged) this.#say('note', this.#positionField(), codedMessage('exchangedHere'));
    return rounded(read.value.position);
  }

  /** What is no position, or none in France, tells nothing against what the rest of the row says. */
  #withoutPosition(field: ListField, reason: RowMessage, value = this.#first(field)): undefined | 'refused' {
    if (!this.#saysWhere()) {
      this.#say('refused', field, reason, value);
      return 'refused';
    }
    this.#say('note', field, reason, value);
    return undefined;
  }

  /** The column that a remark about the position names. */
  #positionField(): 'latLon' | 'lat' {
    return this.#values('latLon').length > 0 ? 'latLon' : 'lat';
  }

  #words() {
    const {
      families: named,
      products,
      others,
    } = readProducts([...this.#values('products'), ...markedProducts(this.#row.cells, this.#reading.columns)]);
    // The type of a row may say what is sold ("beekeeper"), but says nothing that is worth quoting.
    const families = [...new Set([...named, ...readProducts(this.#values('type')).families])];
    return {
      externalId: this.#text('externalId', 100) || null,
      type: this.#text('type', 60),
      address: this.#text('address', MAX.text, ', '),
      postcode: this.#first('postcode').slice(0, 10),
      families,
      products: products.slice(0, MAX.products),
      otherProducts: others,
      saysOrganic: this.#values('organic').some(saysYes),
      delivery: {
        to: this.#text('deliversTo', MAX.delivery, ', '),
        days: this.#text('deliveryDays', MAX.text),
        pickUp: this.#text('pickUp', MAX.delivery, ', '),
      },
      hours: this.#text('hours', MAX.text),
      description: this.#text('description', MAX.description, '\n'),
    };
  }

  /** A text is shortened rather than refused; invisible characters go. */
  #text(field: ListField, most: number, between = ' ', values = this.#values(field)): string {
    const text = values.join(between).replace(INVISIBLE, '').trim();
    if (text.length <= most) return text;
    this.#say('note', field, codedMessage('textCut', { most }));
    return text.slice(0, most).trim();
  }

  /** @param commune in some territories people write their numbers without a code. */
  #contacts(commune: string | undefined) {
    const contact = this.#values('contactName').map(apartFromAddresses);
    const cells = inTheirColumns({
      telephone: this.#values('telephone'),
      email: this.#values('email'),
      website: this.#values('website'),
    });
    const telephones = readTelephones(
      [...cells.telephone, ...contact.flatMap((one) => one.telephones)],
      commune === undefined ? undefined : departmentOfCommune(commune),
    );
    for (const value of telephones.unreadable)
      this.#say('note', 'telephone', codedMessage('telephoneUnreadable'), value);
    const emails = readEmails([...cells.email, ...contact.flatMap((one) => one.emails)]);
    for (const value of emails.unreadable) this.#say('note', 'email', codedMessage('emailUnreadable'), value);
    const [written = '', ...moreSites] = cells.website.flatMap((cell) =>
      SEVERAL_SITES.test(cell) ? cell.split(/[\s;,]+/) : [cell],
    );
    const website = written === '' ? undefined : readWebsite(written);
    if (written !== '' && website === undefined) this.#say('note', 'website', codedMessage('websiteUnreadable'));
    // One is kept; the others are said.
    for (const site of moreSites) this.#say('note', 'website', codedMessage('websiteOneOnly'), site);
    const names = contact.map(({ name }) => name).filter((name) => name !== '');
    const contactName = this.#text('contactName', MAX.name, ' ', names);
    return { contactName, telephones: telephones.read, emails: emails.read, website: website ?? null };
  }
}

const SEVERAL_SITES = /^(?:https?:\/\/|www\.)\S+[\s;,]+(?:https?:\/\/|www\.)\S+/i;

const MAX_VALUE = 2_000;
/** Texts: what they are too long is cut, and said. */
const MAY_BE_LONG: ReadonlySet<ListField> = new Set(['description', 'hours', 'deliversTo', 'pickUp']);

/** Control characters, line breaks and tabs aside. */
const INVISIBLE = /(?![\n\t])\p{Cc}/gu;

/** From the centre of a commune to its own border, at most; a centre that is guessed from its neighbours may lie some way off. */
const BORDER_KM = 6;
const GUESSED_BORDER_KM = 15;

/** About a metre: what lists give beyond that is not known by anyone. */
const rounded = ({ lat, lon }: Position): Position => ({ lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) });

const nameFault = (value: string): RowMessage | undefined => {
  if (value.length < 2) return codedMessage('noName');
  if (value.length > MAX.name) return codedMessage('nameTooLong', { most: MAX.name });
  if (/^[=@]|^[+-].*\(/.test(value)) return codedMessage('formula');
  if (value.includes('\ufffd')) return codedMessage('lettersLost');
  return /\p{Cc}/u.test(value) ? codedMessage('controlCharacters') : undefined;
};
