import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldToGsm, MAX_PARTS, smsLetters, smsParts } from '#web/messages/gsm.ts';
import { isForTelephones, type Sms, smsText } from '#web/messages/sms.ts';
import { aProducer, aRequest, NOW } from '../../support/builders.ts';
import { factsIn, SHORT_LINK, samples } from '../../support/mails/mail-samples.ts';

const ofKind = <Kind extends Sms['kind']>(kind: Kind) => {
  const found = Object.values(samples).find((content) => content.kind === kind);
  return found as Extract<Sms, { kind: Kind }>;
};
const smsOf = (name: string, lang: 'fr' | 'en' = 'fr') => smsText(samples[name] as Sms, factsIn(lang), SHORT_LINK);
const asking = (lines: { what: string; quantity?: string }[], lang: 'fr' | 'en' = 'fr') =>
  smsText({ ...ofKind('request'), request: aRequest({ state: 'confirmed', lines }) }, factsIn(lang), SHORT_LINK);
const questionOf = (text: string) => {
  const content = ofKind('question');
  return smsText({ ...content, question: { ...content.question, text } }, factsIn('fr'), SHORT_LINK);
};
const named = (name: string) =>
  smsText({ kind: 'decision', approved: true, producer: aProducer({ details: { name } }) }, factsIn('fr'), SHORT_LINK);

/** What people of the territory and their telephones type, and what nobody types. */
const typed = fc.oneof(
  fc.stringMatching(/^[ -~éèàùçœ’«»€–½×°🥕łńðŞа-я\n]{0,600}$/u),
  fc.string({ unit: 'grapheme', maxLength: 600 }),
);

describe('letters', () => {
  test.each([
    ['l’été à Bâle', "l'été à Bale"],
    ['« œufs » … 3 €', '"oeufs" ... 3 €'],
    ['reçu', 'recu'],
    ['5‐10‑12‒15–20—30―40−50', '5-10-12-15-20-30-40-50'],
    ['2 × 500 g', '2 x 500 g'],
    ['½ agneau, 1½ kg, ¾', '1/2 agneau, 1 1/2 kg, 3/4'],
    ['Łódź, Đuro, Smørrebrød', 'Lódz, Duro, Smørrebrød'.replace('ó', 'o')],
    ['n° 3, 12 °C', 'no 3, 12 degC'],
    ['[vrac] {bio} ~5 | 6', '[vrac] {bio} ~5 | 6'],
    ['m², Œuvre', 'm2, OEuvre'],
  ])('%s are written as %s', (text, written) => {
    expect(foldToGsm(text)).toBe(written);
  });

  test('of which one cannot be folded are all sent as they were written', () => {
    expect(foldToGsm('carottes 🥕')).toBeUndefined();
    expect(smsLetters('reçu : carottes 🥕')).toBe('reçu : carottes 🥕');
  });

  test('are folded and never left out, whatever the text', () => {
    const lettersOf = (text: string) => [...text.normalize('NFKD')].filter((one) => /[A-Za-z0-9]/.test(one));
    fc.assert(
      fc.property(typed, (text) => {
        const folded = foldToGsm(text);
        if (folded === undefined) return;
        const left = [...folded.normalize('NFKD')];
        for (const letter of lettersOf(text)) {
          const at = left.indexOf(letter);
          expect(at, `${letter} of ${text} in ${folded}`).toBeGreaterThanOrEqual(0);
          left.splice(0, at + 1);
        }
      }),
    );
  });

  test('each become at least one', () => {
    for (let code = 0x20; code < 0x2_000; code += 1) {
      const letter = String.fromCodePoint(code);
      const folded = foldToGsm(letter);
      if (!/\p{M}/u.test(letter)) expect(folded, `U+${code.toString(16)}`).not.toBe('');
    }
  });

  test('folded are folded', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const folded = foldToGsm(text);
        if (folded !== undefined) expect(foldToGsm(folded)).toBe(folded);
      }),
    );
  });

  test.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['🥕'.repeat(35), 1],
    ['🥕'.repeat(36), 2],
    ['🥕'.repeat(67), 2],
    ['🥕'.repeat(68), 3],
  ])('make parts: %s', (text, parts) => {
    expect(smsParts(text)).toBe(parts);
  });
});

const bySms = Object.entries(samples).filter(([, content]) => isForTelephones(content));

describe('an SMS', () => {
  test.each(bySms.flatMap(([name]) => [[name, 'fr'] as const, [name, 'en'] as const]))(
    '%s in %s has two parts at most, in the cheaper alphabet, and no placeholder',
    (name, lang) => {
      const text = smsOf(name, lang);
      expect(smsParts(text), text).toBeLessThanOrEqual(MAX_PARTS);
      expect(foldToGsm(text)).toBe(text);
      expect(text).not.toMatch(/undefined|null|\.\.\.$/);
    },
  );

  test('says a text whole or not at all, in two parts at most, whatever was written', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const question = questionOf(text);
        expect(smsParts(question)).toBeLessThanOrEqual(MAX_PARTS);
        expect(
          question.includes(smsLetters(`votre page. ${text}\n`)) ||
            question.includes('l’agence a une question sur votre page.'.replace('’', "'")) ||
            question.includes(text.normalize('NFC')),
        ).toBe(true);
        for (const one of [named(`La ferme ${text.slice(0, 80)}`), asking([{ what: `x${text.slice(0, 100)}` }])]) {
          expect(smsParts(one)).toBeLessThanOrEqual(MAX_PARTS);
          expect(one.endsWith(SHORT_LINK)).toBe(true);
        }
      }),
    );
  });

  test('asks the whole question of the agency', () => {
    const text = 'Votre numéro SIRET est-il bien le 812 345 678 00012, ou celui de votre ancienne exploitation ?';
    expect(questionOf(text)).toContain(
      `Alaronde : une question de l'agence sur votre page. ${text}\nPour répondre : https`,
    );
  });

  test('leaves a question that is too long to the page, and says so', () => {
    expect(questionOf('Pourquoi ? '.repeat(50))).toMatch(
      /^Alaronde : l'agence a une question sur votre page\. La lire et répondre : https:\S+$/,
    );
  });

  test('is one part wherever the words are ours alone', () => {
    const ofOthers = ['question', 'decision-rejected', 'own-change-rejected'];
    for (const lang of ['fr', 'en'] as const)
      for (const [name] of bySms)
        expect([name, lang, ofOthers.includes(name) || smsParts(smsOf(name, lang)) === 1]).toEqual([name, lang, true]);
  });

  test('says its link in 30 characters at most after the scheme, and never the long one', () => {
    for (const [name] of bySms) {
      const text = smsOf(name);
      expect(text).not.toContain(factsIn('fr').keys.token);
      for (const [link] of text.matchAll(/https:\S+/g))
        expect(link.slice('https://'.length).length).toBeLessThanOrEqual(30);
    }
  });

  test('of a request says where from, the date, what and how much, and how many more', () => {
    const request = { ...ofKind('request') };
    const dated = { ...request.part, passage: { roundId: 'roundthursday', day: '2026-11-26' } } as typeof request.part;
    const lines = [
      { what: 'Fraises', quantity: '3 barquettes' },
      { what: 'Asperges', quantity: '2 bottes' },
      { what: 'le secret de ma grand-mère', quantity: '1' },
      { what: 'et puis ce que vous voudrez', quantity: '' },
    ];
    const text = smsText(
      { ...request, part: dated, request: aRequest({ state: 'confirmed', lines }) },
      factsIn('fr'),
      SHORT_LINK,
    );
    expect(text).toContain(
      'Alaronde : demande de Gaas pour jeudi 26 novembre : fraises 3 barquettes, asperges 2 bottes, +2 produits\nRépondre : https',
    );
  });

  test('says as many wishes as it has room for, each with its quantity, and counts the rest', () => {
    const lines = Array.from({ length: 20 }, () => ({ what: 'Pommes de terre', quantity: '10 kg' }));
    const text = asking(lines);
    const [, more] = /, \+(\d+) produits\nRépondre/.exec(text) ?? [];
    expect(text.match(/pommes de terre 10 kg(?=,)/g)).toHaveLength(20 - Number(more));
    expect(smsParts(text)).toBe(1);
    expect(Number(more)).toBeGreaterThan(0);
  });

  test('does not repeat a quantity in the asker’s own words, and does not hide it', () => {
    expect(asking([{ what: 'Fraises', quantity: 'appelez le 06 12 34 56 78' }])).toContain(
      'fraises (quantité sur la page)',
    );
  });

  test('has not a word that the asker wrote', () => {
    expect(smsOf('request')).not.toMatch(/Jeanne|porche/);
  });

  test('says names in quotes, whole', () => {
    expect(named('Les Jardins de l’Étang')).toMatch(
      /^Alaronde : "Les Jardins de l'Étang" est dans l'annuaire\. Pour changer votre page : https/,
    );
  });

  test('of a registration says that it has arrived, where its code is typed and how long it lasts', () => {
    expect(smsOf('registration-received')).toMatch(
      /^Alaronde : votre inscription est bien arrivée\. Code à taper sur sa page sous 48 h : 047215\./,
    );
  });

  test('with a code for a number says where it is typed and how long it lasts', () => {
    const content = { ...ofKind('channelCode'), producer: aProducer({ publishedAt: NOW }) };
    expect(smsText(content, factsIn('fr'), SHORT_LINK)).toMatch(
      /code 047215 pour vérifier ce numéro\. Tapez-le sur la page de ".+" où vous l'avez demandé ; il vaut 24 heures\.$/,
    );
  });

  test('names a farm that nobody has published yet in no message to whatever number was typed', () => {
    const link = (publishedAt: string | null) =>
      smsText({ kind: 'producerLink', producer: aProducer({ publishedAt }) }, factsIn('fr'), SHORT_LINK);
    expect(link(null)).toMatch(
      /^Alaronde : le lien que vous avez demandé, vers votre page\. Ne le donnez à personne\.\nhttps/,
    );
    expect(link('2026-11-01T10:00:00.000Z')).toMatch(/vers la page de "Ferme du Bédat"\. Ne/);
  });

  test('of a refusal says its reason whole, or where it is read', () => {
    expect(smsOf('decision-rejected')).toContain(
      "La raison : Le SIRET est celui d'un revendeur : l'annuaire est réservé aux producteurs.\nParlons-en : ",
    );
    const content = ofKind('decision');
    const producer = { ...content.producer, rejection: { reason: 'Parce que. '.repeat(40), at: '', by: '' } };
    expect(smsText({ kind: 'decision', approved: false, producer } as Sms, factsIn('fr'), SHORT_LINK)).toMatch(
      /La raison : https:\S+\nParlons-en : /,
    );
  });

  test.each(['decision-approved', 'own-withdrawn', 'own-former-address', 'invitation'])(
    '%s names the farm in quotes',
    (name) => {
      expect(smsOf(name)).toMatch(/"[^"]+"/);
    },
  );
});
