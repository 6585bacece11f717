import { describe, expect, it } from 'vitest';
import { PublicationId } from '#domain/shared/primitives.ts';
import { feed } from '#web/subscriptions/feed.tsx';
import { atomFaults } from '../../support/atom.ts';
import { aProducer, NOW } from '../../support/builders.ts';
import { factsIn } from '../../support/mails/mail-samples.ts';
import { aPublication } from '../../support/subscription-builders.ts';

const site = { ...factsIn('fr').site, origin: 'https://alaronde.example' };
const feedOf = (count: number, name = 'Ferme & Fils <3') => {
  const producer = aProducer({ details: { name } });
  const news = Array.from({ length: count }, (_, index) => ({
    publication: aPublication({ id: PublicationId.parse(`publication${index}`) }),
    producer,
    communeName: 'Gaas',
  }));
  return feed({
    ...{
      lang: 'fr',
      site,
      address: 'https://alaronde.example/fil.xml?commune=40101',
      where: 'Gaas',
      seen: {},
      news,
      now: NOW,
    },
  });
};

describe('the feed', () => {
  it.each([0, 1, 30])('of %i news is Atom as RFC 4287 wants it, whatever stands in a name', (count) => {
    expect(atomFaults(feedOf(count))).toEqual([]);
  });

  it.each([
    ['an id left out', (xml: string) => xml.replace(/<id>[^<]*<\/id>/, '')],
    ['a day without its hour', (xml: string) => xml.replace(/<updated>[^<]*/, '<updated>2026-11-28')],
    ['two entries of one id', (xml: string) => xml.replace('publication/publication1', 'publication/publication0')],
    [
      'a link to nowhere',
      (xml: string) => xml.replace(/href="https:\/\/alaronde.example\/producteurs/, 'href="/producteurs'),
    ],
  ])('%s would be seen', (_, spoilt) => {
    expect(atomFaults(spoilt(feedOf(2)))).not.toEqual([]);
  });
});
