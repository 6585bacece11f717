import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { Typed, TypedValue } from '#domain/producers/directory.ts';
import { parseForm } from '#platform/form.ts';
import { OffersStep } from '#web/registration/offers-step.tsx';
import { RoundsStep } from '#web/registration/rounds-step.tsx';
import { nextStep, previousStep, STEP_PAGES, stepAddress, stepOfSlug } from '#web/registration/steps.ts';
import { TermsStep } from '#web/registration/terms-step.tsx';
import { WhereStep } from '#web/registration/where-step.tsx';
import { WhoStep } from '#web/registration/who-step.tsx';
import type { SiteFacts } from '#web/shared/layout.tsx';
import { aDraft } from './drafts.ts';

const SITE: SiteFacts = {
  siteName: 'Alaronde',
  territoryName: { fr: 'Nouvelle-Aquitaine', en: 'Nouvelle-Aquitaine' },
  agency: { name: 'Agence', email: 'agence@exemple.invalid', telephone: '+33500000000', address: '', publisher: '' },
  languages: ['fr', 'en'],
};

const propsFor = (typed: Typed) => ({
  lang: 'fr' as const,
  site: SITE,
  token: 'd.abcdefghjkmnpq.x.y',
  typed,
  errors: [],
  questions: [],
});

/** What a browser would post of a page as it was shown: fields with their values, boxes only where ticked. */
const postedBy = (html: string): Typed => {
  const pairs = new URLSearchParams();
  const attribute = (tag: string, name: string) => unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
  for (const [tag, kind] of html.matchAll(/<(input|textarea|select)\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (name === '') continue;
    const type = attribute(tag, 'type');
    if ((type === 'checkbox' || type === 'radio') && !/ checked\b/.test(tag)) continue;
    if (kind === 'input') pairs.append(name, attribute(tag, 'value'));
    const rest = html.slice(html.indexOf(tag) + tag.length);
    if (kind === 'textarea') pairs.append(name, unescaped(rest.slice(0, rest.indexOf('</textarea>'))));
    if (kind === 'select') {
      const options = rest.slice(0, rest.indexOf('</select>'));
      pairs.append(name, attribute(/<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? '', 'value'));
    }
  }
  return parseForm(pairs.toString());
};

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Empty fields and lists of one are no difference. */
const essence = (value: TypedValue): unknown => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 1 && typeof value[0] === 'string' ? value[0] : value.map(essence);
  return Object.fromEntries(
    Object.entries(value as Typed)
      .filter(([name, part]) => part !== '' && name !== 'action')
      .map(([name, part]) => [name, essence(part)]),
  );
};

const pagesOf = (steps: ReturnType<typeof aDraft>['steps']) =>
  ({
    who: <WhoStep {...propsFor(steps.who ?? {})} />,
    where: <WhereStep {...propsFor(steps.where ?? {})} />,
    offers: <OffersStep {...propsFor(steps.offers ?? {})} />,
    rounds: <RoundsStep {...propsFor(steps.rounds ?? {})} inWords={[]} />,
    terms: <TermsStep {...propsFor(steps.terms ?? {})} />,
  }) as const;

describe('a step that is opened again', () => {
  const typed = aDraft({
    who: { description: 'Fromages « maison » & <b>yaourts</b>\nDepuis 1998' },
    where: { communeChoice: '', lat: '43.7', lon: '-0.93', coordinatesFor: '12 chemin du Bourg|Hinx' },
    offers: {
      offers: [
        {
          product: 'asperge',
          family: 'vegetables',
          name: 'Asperges vertes',
          months: ['4', '5'],
          audiences: 'shop',
          availability: 'soon',
          weeklyVolume: '40 kg',
        },
        {
          name: 'Confit',
          family: 'grocery',
          months: '9',
          audiences: ['consumer', 'canteen'],
          availability: 'available',
          price: '"5" €',
        },
      ],
    },
    rounds: {
      rounds: [
        {
          mode: 'pickup',
          areaKind: 'named',
          places: 'Dax\nGaas',
          rhythm: 'weekly',
          everyWeeks: '2',
          weekdays: ['2', '6'],
          deadlineDay: '4',
          deadlineTime: '18:30',
          audiences: 'consumer',
          pickupName: 'Halle',
          pickupCommune: 'Dax',
          name: 'Samedi',
        },
        {
          mode: 'parcel',
          areaKind: 'country',
          rhythm: 'weekly',
          everyWeeks: '2',
          weekdays: '1',
          fee: 'douze',
          audiences: 'consumer',
        },
      ],
    },
    terms: {
      channels: [
        { kind: 'sms', address: 'pas un numéro' },
        { kind: '', address: '' },
        { kind: 'call', address: '0612' },
      ],
      labels: ['BIO', 'AOP'],
      payments: 'cash',
    },
  }).steps;

  test.each(Object.entries(pagesOf(typed)))('%s holds everything that was typed, right or wrong', (step, page) => {
    expect(essence(postedBy(renderToString(page)))).toEqual(essence(typed[step] ?? {}));
  });

  test.each(Object.entries(pagesOf(typed)))('%s goes on when the return key is pressed', (_, page) => {
    const [first = ''] = /<button[^>]*>/.exec(renderToString(page).split('<form')[1] ?? '') ?? [];
    expect(first).toContain('value="next"');
  });
});

describe('the addresses of the steps', () => {
  test.each(['fr', 'en'] as const)('lead back to their step in %s', (lang) => {
    for (const step of [...STEP_PAGES, 'sent'] as const) {
      expect(stepOfSlug(stepAddress('token', step, lang).split('/').at(-1))).toBe(step);
    }
  });

  test('follow each other, and lead back', () => {
    expect(nextStep('who')).toBe('where');
    expect(nextStep('terms')).toBe('check');
    expect(previousStep('rounds')).toBe('offers');
    expect(previousStep('who')).toBe('who');
  });
});
