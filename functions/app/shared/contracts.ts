import type { Guard, Method, PageContract } from '#platform/contract.ts';
import { type PageName, pagePaths } from '#web/shared/paths.ts';

/** Who may call, in the words of the site: why what is open is open. */

/** The same for everyone who asks: the front may keep it. */
export const PUBLIC = { openBecause: 'public content, nothing personal' };
export const LINK = { openBecause: 'the signed link in the address is the right' };
export const FORM = { openBecause: 'anyone may write; limited per address, and nothing acts before a confirmation' };
export const ADDRESS = {
  openBecause: 'turns an address into a cell of 150 m and leads on; keeps nothing, changes nothing',
};
export const COUNTING = {
  openBecause: 'counts communes of what it is given; limited per address, and changes nothing else',
};
export const SIGN_IN = { openBecause: 'this is where a member proves who they are' };
export const SIGN_OUT = { openBecause: 'only forgets the session of the caller' };
export const MEMBER = 'agency' as const;

type Described = { readonly [method in Method]?: Guard } & { readonly takesFile?: boolean };
type Pages<Table extends { readonly [name in PageName]?: Described }> = {
  readonly [name in keyof Table & PageName]: PageContract & { readonly guards: Omit<Table[name], 'takesFile'> };
};

/** The pages of a subject, by their names in web/shared/paths.ts: by method, who may call. */
export const pagesOf = <const Table extends { readonly [name in PageName]?: Described }>(table: Table): Pages<Table> =>
  Object.fromEntries(
    Object.entries<Described>(table as Record<string, Described>).map(([name, { takesFile, ...guards }]) => [
      name,
      { paths: pagePaths[name as PageName], guards, ...(takesFile === undefined ? {} : { takesFile }) },
    ]),
  ) as Pages<Table>;
