import { describe, expect, test } from 'vitest';
import type { Producer } from '#domain/producers/producer.ts';
import { feed } from '#web/subscriptions/feed.tsx';
import { aProducer, NOW } from '../../support/builders.ts';
import { SITE } from '../../support/mail-samples.ts';
import { aPublication } from '../../support/subscription-builders.ts';

const ADDRESS = 'https://alaronde.example/alertes/fil.xml?commune=40101';
const written = (producer: Producer = aProducer()) =>
  feed({
    ...{ lang: 'fr', site: SITE, address: ADDRESS, where: 'Gaas (40350)', seen: { commune: '40101' }, now: NOW },
    news: [{ publication: aPublication(), producer, communeName: 'Gaas' }],
  });

/** Names of elements in the order in which they open; throws where they do not close as they opened. */
const elementsOf = (xml: string): string[] => {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, closes, name = '', closed] of xml
    .replace(/^<\?xml[^?]*\?>/, '')
    .matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (closes === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    names.push(name);
    if (closed !== '/') open.push(name);
  }
  if (open.length > 0) throw new Error(`<${open}> is not closed`);
  return names;
};

describe('the feed', () => {
  test('is Atom: what RFC 4287 wants of a feed and of an entry, each once', () => {
    const names = elementsOf(written());
    const entry = names.indexOf('entry');
    const [head, body] = [names.slice(0, entry), names.slice(entry)];
    expect(head[0]).toBe('feed');
    for (const needed of ['id', 'title', 'updated']) {
      expect(
        head.filter((name) => name === needed),
        needed,
      ).toHaveLength(1);
      expect(
        body.filter((name) => name === needed),
        needed,
      ).toHaveLength(1);
    }
    expect(written()).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">');
    expect(written()).toContain(`rel="self" type="application/atom+xml" href="${ADDRESS}"`);
  });

  test('leads to the producer with the place, and says when and what', () => {
    const xml = written();
    expect(xml).toContain('href="https://alaronde.example/producteurs/fermedugaas1?commune=40101"');
    expect(xml).toContain(`<updated>${aPublication().announceAt}</updated>`);
    expect(xml).toContain('livre désormais');
  });

  test('whatever a producer is called, it stays well formed', () => {
    const nasty = aProducer({ details: { name: 'L’Œuf & <le> "Bœuf"' } });
    expect(() => elementsOf(written(nasty))).not.toThrow();
    expect(written(nasty)).toContain('L’Œuf &amp; &lt;le>');
  });
});
