import { readXml } from '#domain/imports/reading/workbook/xml.ts';

/** A feed as RFC 4287 wants it: enough of its rules to say what a reader would stumble over. */

interface Element {
  readonly name: string;
  readonly attributes: (name: string) => string | undefined;
  readonly children: Element[];
  text: string;
}

const treeOf = (xml: string): Element => {
  const root: Element = { name: '', attributes: () => undefined, children: [], text: '' };
  const open = [root];
  readXml(xml, {
    open: (name, attributes) => {
      const element: Element = { name, attributes, children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => void open.pop(),
    text: (text) => {
      const last = open.at(-1);
      if (last !== undefined) last.text += text;
    },
  });
  const [feed] = root.children;
  if (feed === undefined) throw new Error('no element at all');
  return feed;
};

/** RFC 3339, with its time zone. */
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** A scheme and something after it: an IRI that is not relative. */
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:[^\s]+$/;

const KNOWN = {
  feed: [
    'author',
    'category',
    'contributor',
    'generator',
    'icon',
    'id',
    'link',
    'logo',
    'rights',
    'subtitle',
    'title',
    'updated',
    'entry',
  ],
  entry: [
    'author',
    'category',
    'content',
    'contributor',
    'id',
    'link',
    'published',
    'rights',
    'source',
    'summary',
    'title',
    'updated',
  ],
} as const;

/** What is wrong with it, each in words; empty: nothing. */
export const atomFaults = (xml: string): string[] => {
  const feed = treeOf(xml);
  const entries = feed.children.filter(({ name }) => name === 'entry');
  const ids = entries.map((entry) => textOf(entry, 'id'));
  return [
    ...(feed.name === 'feed' ? [] : [`the root is ${feed.name}`]),
    ...(feed.attributes('xmlns') === 'http://www.w3.org/2005/Atom' ? [] : ['not in the namespace of Atom']),
    ...faultsOf(feed, 'feed'),
    ...entries.flatMap((entry) => faultsOf(entry, 'entry')),
    ...(new Set(ids).size === ids.length ? [] : ['two entries have one id']),
    ...(linksOf(feed, 'self').length === 1 ? [] : ['not one link to itself']),
  ];
};

const textOf = (element: Element, name: string): string =>
  element.children.find((child) => child.name === name)?.text ?? '';
const linksOf = (element: Element, rel: string): Element[] =>
  element.children.filter(({ name, attributes }) => name === 'link' && attributes('rel') === rel);

const faultsOf = (element: Element, kind: keyof typeof KNOWN): string[] => {
  const count = (name: string): number => element.children.filter((child) => child.name === name).length;
  const known: readonly string[] = KNOWN[kind];
  return [
    ...element.children.filter(({ name }) => !known.includes(name)).map(({ name }) => `${name} in ${kind}`),
    ...['id', 'title', 'updated']
      .filter((name) => count(name) !== 1)
      .map((name) => `${count(name)} ${name} in ${kind}`),
    ...(ABSOLUTE.test(textOf(element, 'id')) ? [] : [`the id of a ${kind} is “${textOf(element, 'id')}”`]),
    ...(DATE.test(textOf(element, 'updated')) ? [] : [`a ${kind} was updated “${textOf(element, 'updated')}”`]),
    ...(textOf(element, 'title') === '' ? [`a ${kind} without title`] : []),
    ...(count('author') > 0 ? [] : [`a ${kind} without author`]),
    ...element.children
      .filter(({ name }) => name === 'author')
      .flatMap((author) => (textOf(author, 'name') === '' ? ['an author without name'] : [])),
    ...(linksOf(element, 'alternate').length === 1 ? [] : [`not one alternate link in ${kind}`]),
    ...element.children
      .filter(({ name }) => name === 'link')
      .flatMap(({ attributes }) =>
        ABSOLUTE.test(attributes('href') ?? '') ? [] : [`a link to “${attributes('href')}”`],
      ),
    ...(count('summary') > 1 || count('content') > 1 ? ['more than one summary or content'] : []),
  ];
};
