import { describe, expect, test } from 'vitest';
import type { Content } from '#domain/messages/content.ts';
import type { NewsOf } from '#domain/messages/news-content.ts';
import { renderMail } from '#web/messages/render-mail.tsx';
import { aProducer, aRequest } from '../../support/builders.ts';
import { factsIn, newsMailOf, newsOf, SITE, samples } from '../../support/mails/mail-samples.ts';
import { aSubscription } from '../../support/subscription-builders.ts';

const all = Object.entries(samples).flatMap(([name, content]) =>
  (['fr', 'en'] as const).map((lang) => ({ name, lang, content, mail: renderMail(content, factsIn(lang)) })),
);
const mailOf = (name: string, lang: 'fr' | 'en' = 'fr') => renderMail(samples[name] as Content, factsIn(lang));

describe.each(all)('the mail $name in $lang', ({ lang, mail }) => {
  test('is light', () => {
    expect(Buffer.byteLength(mail.html)).toBeLessThan(30_000);
  });

  test('has a sober subject on one line', () => {
    expect(mail.subject).not.toMatch(/[!\n]|undefined|\{/);
    expect(mail.subject.length).toBeLessThan(90);
  });

  test('says why it comes and who we are, in both parts', () => {
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain(SITE.agency.address);
      expect(part).toMatch(
        lang === 'fr'
          ? /Vous recevez ce message (parce que|une fois par mois parce que)/
          : /You get this message (once a month )?because/,
      );
    }
  });

  test('leaves no placeholder behind', () => {
    expect(mail.text).not.toMatch(/undefined|null|\{\w+\}|\[object/);
    expect(mail.html.replace(/<style>.*?<\/style>/s, '')).not.toMatch(/undefined|\{\w+\}|\[object/);
  });

  test('has whole addresses only, the same in both parts', () => {
    const inHtml = [...mail.html.matchAll(/href="([^"]+)"/g)].map(
      ([, address]) => address?.replaceAll('&amp;', '&') ?? '',
    );
    for (const address of inHtml)
      expect(address).toMatch(/^(https:\/\/alaronde\.example|https:\/\/www\.openstreetmap\.org|tel:\+33)/);
    for (const [address] of mail.text.matchAll(/https:\S+/g)) expect(inHtml).toContain(address);
  });

  test('has a text part that is written, not stripped', () => {
    expect(mail.text).not.toMatch(/<|&amp;|&nbsp;/);
    expect(mail.text.split('\n\n').length).toBeGreaterThan(2);
  });

  test('loads nothing from anywhere and runs nothing', () => {
    expect(mail.html).not.toMatch(/<(img|script|link|iframe)|url\(|@import/);
  });

  test('has dark colours of its own', () => {
    expect(mail.html).toContain('prefers-color-scheme:dark');
  });
});

describe('an alert', () => {
  const alert = mailOf('alert');

  test('is stopped by one click of the mail program (RFC 8058), and by a link', () => {
    expect(alert.headers).toMatchObject({
      'List-Unsubscribe': expect.stringMatching(/^<https:\/\/alaronde\.example\/api\/unsubscribe\?token=[^>]+>$/),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(alert.html).toContain('/alertes/arreter?token=');
    expect(alert.text).toContain('/alertes/arreter?token=');
  });

  test('says on which day, and until when to order', () => {
    expect(alert.text).toContain(
      'Prochaine fois\u202f: jeudi 26 novembre, commandez avant le mardi 24 novembre à 12\u00a0h.',
    );
  });

  test('says where only a part of the commune is served', () => {
    expect(alert.text).toContain('Une partie de votre commune seulement');
  });

  test('leads to the request with producer and place', () => {
    expect(alert.text).toContain('/demande?producer=fermedugaas1&cell=ezz20&commune=40101');
  });

  test('has a telephone button only where the producer wants one', () => {
    expect(alert.html).toContain('tel:+33558000000');
    expect(mailOf('alert-bare').html).not.toContain('tel:+33558000000');
  });

  test('of an invented producer says so', () => {
    expect(mailOf('alert-bare').text).toContain('Ce producteur est inventé');
    expect(alert.text).not.toContain('inventé');
  });

  test.each(Object.keys(samples).filter((name) => !/^(alert|digest|opening|still|season)/.test(name)))(
    'has a header that %s has not',
    (name) => {
      expect(mailOf(name).headers).toEqual({});
    },
  );
});

describe('news', () => {
  const subjectOf = (name: string, lang: 'fr' | 'en' = 'fr') => mailOf(name, lang).subject;

  test('in part, or by parcel only, is said in the subject', () => {
    expect(subjectOf('alert-depends')).toBe(
      'Ferme du Bédat livre une partie de votre commune\u202f: à vérifier pour votre rue',
    );
    expect(subjectOf('alert-parcel')).toBe('Ferme du Bédat envoie ses colis chez vous');
    expect(mailOf('alert-parcel').text).toContain('Par colis seulement.');
  });

  test('of one who comes back, or whose round is longer, says so and where', () => {
    expect(subjectOf('alert-back')).toBe('Ferme du Bédat est de retour et livre à Gaas');
    expect(subjectOf('alert-two-places')).toBe('Ferme du Bédat livre maintenant aussi à Gaas et à Dax');
    expect(mailOf('alert-two-places').text).toContain('Pour Dax.');
  });

  test('names all places in one mail, and of each producer those that it concerns', () => {
    const { subject, text } = mailOf('digest-two-places');
    expect(subject).toBe('2 nouveaux producteurs livrent à Gaas et à Dax');
    expect(text).toContain('Pour Dax.');
  });

  test('every address of the HTML part is in the text part, too', () => {
    for (const name of Object.keys(samples).filter((one) => /^(alert|digest|opening|season|still)/.test(one))) {
      const { html, text } = mailOf(name);
      const addresses = [...html.matchAll(/href="(https:[^"]+)"/g)].map(
        ([, found]) => found?.replaceAll('&amp;', '&') ?? '',
      );
      for (const address of addresses.filter((one) => one !== SITE.origin)) expect(text, name).toContain(address);
    }
  });

  test('a shop reads packs and prices before tax, a household the price', () => {
    const shop = aSubscription({ audience: 'shop' });
    const [leeks] = aProducer({
      details: {
        offers: [
          {
            ...{ id: 'poireaux', name: 'Poireaux', family: 'vegetables', months: [11], price: '2,80 € le kg' },
            audiences: ['consumer', 'shop'],
            professional: { packaging: 'caisse de 10 kg', weeklyVolume: '200 kg', priceBeforeTax: '1,60 € le kg' },
          },
        ],
      },
    }).details.offers;
    const textFor = (places: NewsOf['places']) =>
      renderMail(newsMailOf(newsOf({ places, offersNow: leeks === undefined ? [] : [leeks] })), factsIn('fr')).text;
    expect(textFor([shop])).toContain('Poireaux, caisse de 10\u00a0kg, 1,60\u00a0€ le kg HT, 200\u00a0kg');
    expect(textFor([shop])).toContain('&audience=shop');
    expect(textFor([aSubscription()])).toContain('Poireaux, 2,80\u00a0€ le kg');
    expect(textFor([aSubscription()])).not.toContain('HT');
  });

  test('never grows beyond 80 kB, whatever the number of producers and of places', () => {
    const places = Array.from({ length: 30 }, (_, index) => aSubscription({ id: `subscription${index}0` })) as never;
    const many = Array.from({ length: 200 }, () => newsOf({ places })) as [NewsOf, ...NewsOf[]];
    const mail = renderMail(newsMailOf(...many), factsIn('fr'));
    expect(Buffer.byteLength(mail.html)).toBeLessThan(80_000);
    expect(mail.text).toContain('Et 190 autres, sur la page.');
  });
});

describe('a request', () => {
  test('offers three answers by one page', () => {
    const kinds = [...mailOf('request').text.matchAll(/\/r\/\S+\?kind=(\w+)/g)].map(([, kind]) => kind);
    expect(kinds).toEqual(['accept', 'propose', 'decline']);
  });

  test('gives neither the requester’s address nor a number that was not given', () => {
    expect(mailOf('request').text).not.toContain('jeanne@');
    const silent: Content = {
      ...(samples.request as Extract<Content, { kind: 'request' }>),
      request: aRequest({ state: 'confirmed' }),
    };
    expect(renderMail(silent, factsIn('fr')).html.match(/tel:/g)).toHaveLength(1);
  });

  test('is escaped, whatever was written in it', () => {
    const nasty = '<img src=x onerror=alert(1)>';
    const content: Content = {
      ...(samples.request as Extract<Content, { kind: 'request' }>),
      request: aRequest({ state: 'confirmed', word: nasty, lines: [{ what: nasty }] }),
    };
    expect(renderMail(content, factsIn('fr')).html).not.toContain('<img');
  });
});

describe('once both have said yes', () => {
  test.each(['news-accepted', 'news-agreed'])(
    '%s brings the producer’s contacts, and an answer goes to them',
    (name) => {
      const { text, html, replyTo } = mailOf(name);
      for (const part of [text, html]) expect(part).toMatch(/Maylis[\s\S]*05.58.00.00.00[\s\S]*maylis@exemple/);
      expect(replyTo).toBe('maylis@exemple.invalid');
    },
  );

  test('the producer has the requester’s, and an answer goes to them', () => {
    const { text, replyTo } = mailOf('reply-accepted');
    expect(text).toMatch(/Jeanne Dupouy\n- 06.12.34.56.78\n- jeanne@exemple/);
    expect(replyTo).toBe('jeanne@exemple.invalid');
  });

  test.each(['request', 'news-proposal', 'reply-declined', 'reply-answered-back', 'reply-cancelled', 'news-declined'])(
    'not before: %s holds no address, and an answer goes to the agency',
    (name) => {
      const { text, html, replyTo } = mailOf(name);
      expect(text + html).not.toMatch(/(jeanne|maylis)@/);
      expect(replyTo).toBe(SITE.agency.email);
    },
  );
});

describe('a confirmation', () => {
  test.each(['subscription-confirmation', 'request-confirmation'])('%s has the button and the code', (name) => {
    const mail = mailOf(name);
    expect(mail.text).toContain('047215');
    expect(mail.subject).toContain('047\u00a0215');
    expect(mail.html).toContain('confirmer?token=');
  });

  test('of what is active already has neither, but the way to stop it', () => {
    const mail = mailOf('subscription-already');
    expect(mail.html).not.toMatch(/047.?215|confirmer\?token/);
    expect(mail.html).toContain('/alertes/arreter?token=');
  });
});

describe('several producers in one mail', () => {
  test.each(['digest', 'opening'])('the %s is stopped as an alert is', (name) => {
    const mail = mailOf(name);
    expect(mail.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(mail.headers['List-Unsubscribe']).toContain('/api/unsubscribe?token=');
    expect(mail.html).toContain('/alertes/arreter?token=');
  });

  test('says how many there are, names the nearest ten, and leads to all', () => {
    const { subject, text } = mailOf('opening');
    expect(subject).toBe('C’est ouvert\u202f: 37 producteurs livrent à Gaas');
    expect(text.match(/\/producteurs\//g)).toHaveLength(10);
    expect(text).toContain('Et 27 autres, sur la page.');
    expect(text).toContain('/recherche?cell=ezz20&commune=40101');
  });

  test('says of each how and when they come, what they have, and that they are invented', () => {
    const { text } = mailOf('digest');
    expect(text).toContain(
      'À votre porte, le jeudi · une partie de votre commune\u202f; prochaine fois jeudi 26 novembre.',
    );
    expect(text).toContain('En ce moment\u202f: Carottes de sable, Poireaux, Potimarrons');
    expect(text).toContain('inventé');
  });
});
