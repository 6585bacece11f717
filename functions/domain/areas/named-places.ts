import { MAX_TYPED } from '#domain/places/place-search.ts';
import { foldName } from '#domain/places/place-words.ts';
import {
  CITY_POSTCODES,
  departmentsOfPostcode,
  foldCommuneName,
  readWrittenPlace,
  type WrittenPlace,
} from '#domain/places/written-place.ts';
import { CommuneCode, DepartmentCode, type Position } from '#domain/shared/primitives.ts';
import type { Shape } from './area.ts';
import { isOverseas } from './commune-department.ts';
import { distanceKm } from './geometry.ts';
import type { KnownPlaces } from './known-places.ts';
import { betterKnown, isSpelt, widerNamed } from './name-rivals.ts';
import { type Place, placeName } from './place.ts';

/** Places as people type them in a form: names, postcodes and codes, one a line. What could be several is asked, never guessed. */

/** One thing that typed words can mean. `value` is what the form posts: its kind and its code. */
export interface Meaning {
  readonly value: `${'commune' | 'epci' | 'department' | 'region' | 'postcode' | 'overseas'}:${string}`;
  /** As the place is called; of a postcode, itself. */
  readonly name: string;
  /** How many communes it stands for, of a postcode and a group of communes. */
  readonly communes?: number;
}

/** `one`: clear. `several`: to choose from, likeliest first. `none`: no such place. */
export type Reading =
  | { readonly kind: 'one'; readonly meaning: Meaning }
  | { readonly kind: 'several'; readonly meanings: readonly Meaning[] }
  | { readonly kind: 'none' };

const MAX_CHOICES = 12;
/** A postcode is shared by up to 46 communes. */
const MAX_UNDER_POSTCODE = 60;

/** More than anybody names one by one; each costs some milliseconds. */
export const MAX_NAMED_PLACES = 200;

/** A parcel that needs no cold may go there: "the country" does not say so. */
const OVERSEAS_WORDS = /^(?:(?:tout )?(?:l )?outre mer|overseas(?: france)?|dom|drom|dom tom|drom com)$/;

const EPCI_WORDS = /\b(communaute|agglo|agglomeration|intercommunalite|metropole|cc|ca|cu)\b/;

/** The separate places of a text: one a line, or between commas or semicolons. */
export const splitPlaces = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n,;]+/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

/** The name under which a form asks about one typed place: letters, digits and hyphens, never only digits. */
export const placeField = (typed: string): string => `p-${foldName(typed).replaceAll(' ', '-')}`;

/**
 * Which commune is meant by a name, a postcode, a department, or several of them. One that is only like what was typed is asked about, even where it
 * is the only one.
 */
export const readCommune = (typed: string, places: KnownPlaces, near?: Position): Reading => {
  const written = readWrittenPlace(typed);
  const [name = ''] = written.names;
  // "Sarroux - Saint Julien" is one name.
  const whole = distinctCommunes(places.communesNamed(foldCommuneName(typed)));
  const called = name === '' ? [] : distinctCommunes(places.communesNamed(foldCommuneName(name)));
  const under = written.postcode === '' ? [] : distinctCommunes(placesUnder(written.postcode, name === '', places));
  const named = name === '' ? under : called.filter((place) => lies(place, written, under, places));
  const exact = whole.length > 0 ? whole : named;
  if (exact.length > 0) {
    const isAlone = whole.length > 0 || (written.postcode === '' && written.department === '');
    const asked = isAlone ? otherwiseMeant(name, exact, places) : undefined;
    if (asked !== undefined) return { kind: 'several', meanings: asked.map((place) => communeMeaning(place)) };
    return reading(nearestFirst(exact, near).map((place) => communeMeaning(place)));
  }
  // A name and a postcode that do not go together: both are offered.
  const like = distinctCommunes([...called, ...places.complete(typed, MAX_CHOICES), ...(name === '' ? [] : under)]);
  if (like.length === 0) return { kind: 'none' };
  return { kind: 'several', meanings: like.slice(0, MAX_CHOICES).map((place) => communeMeaning(place)) };
};

/** The one commune of a bare name, and those that most people mean by it; undefined where nothing else is meant. */
const otherwiseMeant = (
  name: string,
  [place, ...homonyms]: readonly Place[],
  places: KnownPlaces,
): Place[] | undefined => {
  if (place === undefined || homonyms.length > 0) return undefined;
  if (widerNamed(name, place, places) !== undefined) return [place];
  const known = isSpelt(name, place) ? [] : betterKnown(name, place, places);
  return known.length === 0 ? undefined : [place, ...known].slice(0, MAX_CHOICES);
};

/** @param alone no name beside it: then the number may be an INSEE code; beside a name it is a CEDEX. */
const placesUnder = (postcode: string, alone: boolean, places: KnownPlaces): readonly Place[] => {
  const city = CITY_POSTCODES[postcode];
  const known =
    city === undefined ? places.communesUnder(postcode) : [places.commune(city)].flatMap((one) => one ?? []);
  const byCode = places.communeOfCode(postcode);
  return known.length > 0 || byCode === undefined || !alone ? known : [byCode];
};

/** Whether a commune lies where a text says that it does; a CEDEX still tells the department. */
const lies = (place: Place, written: WrittenPlace, under: readonly Place[], places: KnownPlaces): boolean => {
  const isUnder =
    written.postcode === '' ||
    (under.length > 0
      ? under.some(({ commune }) => commune === place.commune)
      : place.department !== null && departmentsOfPostcode(written.postcode).includes(place.department));
  if (!isUnder || written.department === '') return isUnder;
  const department = foldName(written.department);
  const code = place.department ?? '';
  return department === code.toLowerCase() || department === foldName(places.departmentName(code) ?? '');
};

/**
 * A commune's name as a form shows it: alone where it is the only one of that name, else with its postcode or its department, so that what is saved
 * unchanged is read as the same.
 */
export const communeApart = (code: string, places: KnownPlaces): string => {
  const name = places.communeName(code) ?? code;
  const place = places.commune(code);
  const forms = [name, `${name} (${place?.postcode ?? ''})`, `${name} (${place?.department ?? ''})`];
  const isMeant = (form: string): boolean => {
    const read = readCommune(form, places);
    return read.kind === 'one' && read.meaning.value === `commune:${code}`;
  };
  return forms.find(isMeant) ?? name;
};

/** What typed words mean as a part of an area: a department, an EPCI, a commune, all communes of a postcode. */
export const readNamedPlace = (typed: string, places: KnownPlaces, near?: Position): Reading => {
  if (typed.length > MAX_TYPED) return { kind: 'none' };
  if (OVERSEAS_WORDS.test(foldName(typed)))
    return { kind: 'one', meaning: { value: 'overseas:all', name: typed.trim() } };
  const digits = typed.replace(/\s/g, '');
  if (/^\d{5}$/.test(digits)) return readFiveDigits(digits, places);
  const communes = communesCalled(typed, places, near);
  // "Bordeaux" is the city; who means "Bordeaux Métropole" says so.
  const epcis = communes.length > 0 && !EPCI_WORDS.test(foldName(typed)) ? [] : epcisCalled(typed, places);
  const named = [...departmentsCalled(typed, places), ...regionsCalled(typed, places), ...epcis, ...communes];
  if (named.length > 0) return reading(named);
  const partial: Meaning[] = [
    ...distinctCommunes(places.complete(typed, 8)).map((place) => communeMeaning(place)),
    ...places.searchEpci(typed, 4).map((epci) => epciMeaning(epci)),
  ];
  return partial.length === 0 ? { kind: 'none' } : { kind: 'several', meanings: partial };
};

/** The shapes of chosen meanings, communes with communes, departments with departments. */
export const shapesOf = (values: readonly string[], places: KnownPlaces): Shape[] => {
  const of = (kind: string): string[] =>
    values.flatMap((value) => (value.startsWith(`${kind}:`) ? [value.slice(kind.length + 1)] : []));
  const communes = [...of('commune'), ...of('postcode').flatMap((postcode) => codesUnder(postcode, places))];
  const overseas = places.allDepartments().flatMap(({ code }) => (isOverseas(code) ? [code] : []));
  const departments = [...new Set([...of('department'), ...(of('overseas').length > 0 ? overseas : [])])];
  const epcis = of('epci');
  const regions = of('region');
  return [
    ...(communes.length === 0
      ? []
      : [{ kind: 'communes' as const, codes: [...new Set(communes)].map((code) => CommuneCode.parse(code)) }]),
    ...(epcis.length === 0 ? [] : [{ kind: 'epci' as const, codes: [...new Set(epcis)] }]),
    ...(departments.length === 0
      ? []
      : [{ kind: 'departments' as const, codes: [...new Set(departments)].map((code) => DepartmentCode.parse(code)) }]),
    ...(regions.length === 0 ? [] : [{ kind: 'regions' as const, codes: [...new Set(regions)] }]),
  ];
};

const reading = (meanings: readonly Meaning[]): Reading => {
  const [first, ...others] = meanings;
  if (first === undefined) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', meaning: first } : { kind: 'several', meanings };
};

/** A folded name without the postcode or department that people add to it. */
const nameIn = (typed: string): string =>
  foldName(typed)
    .replace(/\b(\d{2} ?\d{3}|\d{2}|2[ab])\b/g, '')
    .trim()
    .replace(/ +/g, ' ');

/** The commune's own name, and what it is called in the list where that is a former commune: "Gaas (40350)". */
const namesOf = (place: Place, places: KnownPlaces): string[] =>
  [placeName(place), place.commune === null ? undefined : places.communeName(place.commune)].flatMap((name) =>
    name === undefined ? [] : [foldName(name)],
  );

const distinctCommunes = (found: readonly Place[]): Place[] => {
  const seen = new Set<string>();
  return found.filter(({ commune }) => {
    if (commune === null || seen.has(commune)) return false;
    seen.add(commune);
    return true;
  });
};

const nearestFirst = (found: readonly Place[], near: Position | undefined): Place[] =>
  near === undefined ? [...found] : [...found].sort((a, b) => distanceKm(near, a) - distanceKm(near, b));

const communeMeaning = (place: Place): Meaning => ({ value: `commune:${place.commune}`, name: place.label });

const epciMeaning = ({ code, name, communes }: { code: string; name: string; communes: number }): Meaning => ({
  value: `epci:${code}`,
  name,
  communes,
});

const departmentMeaning = ({ code, name }: { code: string; name: string }): Meaning => ({
  value: `department:${code}`,
  name,
});

/** Five digits are a postcode first: people know it; the INSEE code where there is no such postcode, or both where they differ. */
const readFiveDigits = (digits: string, places: KnownPlaces): Reading => {
  const under = communesUnder(digits, places);
  const byCode = places.hasCommune(digits) ? places.commune(digits) : undefined;
  const other =
    byCode === undefined || under.some(({ commune }) => commune === digits)
      ? []
      : [{ ...communeMeaning(byCode), name: `${byCode.label} (INSEE ${digits})` }];
  const all: Meaning[] =
    under.length < 2 ? [] : [{ value: `postcode:${digits}`, name: digits, communes: under.length }];
  return reading([...all, ...under.map((place) => communeMeaning(place)), ...other]);
};

const communesUnder = (postcode: string, places: KnownPlaces): Place[] =>
  distinctCommunes(
    places
      .complete(postcode, MAX_UNDER_POSTCODE)
      .filter((place) => place.postcode === postcode && place.kind === 'commune'),
  );

const codesUnder = (postcode: string, places: KnownPlaces): string[] =>
  communesUnder(postcode, places).flatMap(({ commune }) => (commune === null ? [] : [commune]));

export const departmentsCalled = (typed: string, places: Pick<KnownPlaces, 'allDepartments'>): Meaning[] => {
  const name = foldName(typed).replace(
    /^(?:tout )?(?:le |la |les |l )?(?:departement (?:du |de la |des |de l |de )?)?/,
    '',
  );
  return places
    .allDepartments()
    .filter(
      (department) =>
        department.code.toLowerCase() === typed.trim().toLowerCase() ||
        foldName(department.name) === name ||
        // `Deux-Sèvres (79)`, `79 Deux-Sèvres`
        [`${foldName(department.name)} ${department.code}`, `${department.code} ${foldName(department.name)}`]
          .map((form) => form.toLowerCase())
          .includes(name),
    )
    .map((department) => departmentMeaning(department));
};

const regionsCalled = (typed: string, places: KnownPlaces): Meaning[] => {
  const name = foldName(typed)
    .replace(/^(?:toute )?(?:la |le |les |l )?(?:region (?:de la |du |des |de l |de )?)?/, '')
    .trim();
  return places
    .allRegions()
    .filter((region) => foldName(region.name).replace(/^(?:la |le |l )/, '') === name)
    .map(({ code, name: called }) => ({ value: `region:${code}` as const, name: called }));
};

const epcisCalled = (typed: string, places: KnownPlaces): Meaning[] => {
  if (/^\d{9}$/.test(typed.replace(/\s/g, ''))) {
    const code = typed.replace(/\s/g, '');
    const name = places.epciName(code);
    return name === undefined ? [] : [epciMeaning({ code, name, communes: places.communesOfEpci(code)?.length ?? 0 })];
  }
  const asked = epciCore(typed);
  if (asked === '') return [];
  return places
    .searchEpci(typed, 20)
    .filter(({ name }) => epciCore(name) === asked || EPCI_WORDS.test(foldName(typed)))
    .slice(0, MAX_CHOICES)
    .map((epci) => epciMeaning(epci));
};

/** An EPCI's name without its nature: "CA du Grand Dax" and "Grand Dax" are the same. */
const epciCore = (name: string): string =>
  foldName(name)
    .replace(
      /\b(communaute de communes|communaute d agglomeration|communaute urbaine|agglomeration|agglo|intercommunalite|cc|ca|cu|metropole)\b/g,
      ' ',
    )
    .replace(/^ *(?:du|de la|des|de l|de|d|le|la|les|l)\b/, ' ')
    .trim()
    .replace(/ +/g, ' ');

const communesCalled = (typed: string, places: KnownPlaces, near: Position | undefined): Meaning[] => {
  const name = nameIn(typed);
  if (name === '') return [];
  const same = distinctCommunes(places.complete(typed, MAX_CHOICES)).filter((place) =>
    namesOf(place, places).includes(name),
  );
  const asked = name === foldName(typed) ? otherwiseMeant(typed, same, places) : undefined;
  return (asked ?? nearestFirst(same, near)).map((place) => communeMeaning(place));
};
