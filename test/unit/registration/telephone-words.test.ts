import { describe, expect, test } from 'vitest';
import { siretInWords, spoken } from '#web/registration/telephone/telephone-words.ts';
import { aProducer } from '../../support/builders.ts';

const places = { communeName: 'Gaas', roundsInWords: ['Jeudi, jusqu’à 20 km'] };
const said = (details: Parameters<typeof aProducer>[0] = {}) =>
  spoken(aProducer(details).details, places, 'fr').map(({ sentence }) => sentence);

describe('a registration read back', () => {
  test('says everything that was filled in, in the order of the steps', () => {
    const lines = spoken(aProducer({ details: { address: '12 route de Dax' } }).details, places, 'fr');
    expect(lines.map(({ step }) => step)).toEqual(['who', 'who', 'where', 'offers', 'rounds', 'terms', 'terms']);
    expect(lines[2]?.sentence).toBe('Votre adresse\u202f: 12 route de Dax, Gaas.');
    expect(lines[3]?.items[0]).toContain('Asperges blanches');
    expect(lines[4]?.items).toEqual(places.roundsInWords);
  });
  test('reads a SIRET in the groups in which it is said', () => {
    expect(siretInWords('99900001100018')).toBe('999 000 011 00018');
  });
  test('says what everybody will see, and when nobody will see anything', () => {
    expect(said().join(' ')).toContain('personne ne verra ni votre numéro');
    const shown = said({ details: { publicContacts: { telephone: '05 58 00 00 00' } } }).join(' ');
    expect(shown).toContain('tout le monde verra\u202f: 05\u00a058\u00a000\u00a000\u00a000.');
  });
  test('says their ways in their order', () => {
    const lines = said({
      details: {
        channels: [
          { kind: 'sms', address: '06 39 98 00 01' },
          { kind: 'call', address: '05 58 00 00 00' },
        ],
      },
    });
    expect(lines.filter((line) => /d’abord|Sans réponse/.test(line))).toEqual([
      expect.stringContaining('d’abord par SMS'),
      expect.stringContaining('Sans réponse, par téléphone'),
    ]);
  });
});
