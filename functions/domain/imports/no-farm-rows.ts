import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { departmentsCalled } from '#domain/areas/named-places.ts';
import { foldName } from '#domain/places/place-words.ts';
import { foldCommuneName } from '#domain/places/written-place.ts';
import { codedMessage } from './coded-message.ts';
import { type Column, valuesOf } from './columns.ts';
import { readProducts } from './products.ts';
import type { ListRow } from './reading/list.ts';
import type { RowMessage } from './row-codes.ts';

/** Rows that are no farms: totals, titles of sections, notes below a table. They are left out, and that is said. */

type Places = Pick<KnownPlaces, 'allDepartments' | 'communesNamed'>;

const TOTAL =
  /^(?:(?:sous )?tota(?:l|ux)|somme|moyenne|ensemble (?:du|des)|(?:nombre|nb) (?:de|d|total)|effectifs?)(?: |$)|^\d+ (?:producteur|ferme|exploitation|adherent|ligne|point|membre|structure)s?(?: |$)/;
const NOTE =
  /^(?:source|mise? a jour|maj|liste|legende|nb|n b|remarques?|notes?|attention|donnees|page \d|copyright|http|www|fichier|document|export|extraction|tableau|suite)(?: |$)/;
/** A table of fewer columns has rows of one value that are just short. */
const MIN_COLUMNS = 3;

/** What the row looks like; undefined where it may be a farm. */
export const noFarm = ({ cells }: ListRow, columns: readonly Column[], places: Places): RowMessage | undefined => {
  const filled = cells.filter((cell) => cell !== '');
  const [first = ''] = filled;
  if (TOTAL.test(foldName(first)) && !saysWhere(cells, first, columns)) return codedMessage('looksLikeTotal');
  // Cells that were merged over the whole table say the same in each.
  if (new Set(filled).size !== 1 || columns.length < MIN_COLUMNS) return undefined;
  const isName = valuesOf(cells, columns, 'name').length > 0 || valuesOf(cells, columns, 'legalName').length > 0;
  return isName && filled.length === 1 && !isTitle(first, places)
    ? undefined
    : codedMessage('looksLikeTitle', { text: first.slice(0, MAX_SHOWN) });
};

const MAX_SHOWN = 60;

/** A number under "commune" is a count. */
const saysWhere = (cells: readonly string[], total: string, columns: readonly Column[]): boolean =>
  (['commune', 'address'] as const).some((field) =>
    valuesOf(cells, columns, field).some((value) => value !== total && /\p{L}/u.test(value)),
  ) || valuesOf(cells, columns, 'postcode').some((value) => /\d{5}/.test(value));

/** "LANDES", "Gaas", "Maraîchers", "Producteurs de miel :", "Source : chambre d’agriculture". */
const isTitle = (text: string, places: Places): boolean => {
  const { families, others } = readProducts([text]);
  return (
    /:\s*$/.test(text) ||
    NOTE.test(foldName(text)) ||
    (families.length > 0 && others.length === 0) ||
    departmentsCalled(text, places).length > 0 ||
    places.communesNamed(foldCommuneName(text)).length > 0
  );
};
