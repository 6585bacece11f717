import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReason } from '#domain/shared/reasons.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { formOn } from '../../support/page-forms.ts';
import { startVillage, type Village } from '../../support/village.ts';
import { inventedSiret, registration } from '../../tour/people.ts';

/**
 * The kinds of input of which bug reports were made, each by a value of its own, through a form, a call and a list alike: kept, changed, asked about or
 * refused, and the same by each way. Who fills in a form is there to be asked; a list has a remark, and its row is taken without the value.
 */
let village: Village;
let bearer: Record<string, string>;
/** The registration that the forms below belong to. */
let steps: Readonly<Record<'who' | 'where' | 'terms', string>>;

beforeAll(async () => {
  village = await startVillage();
  bearer = await village.member();
  steps = await aDraft();
});
afterAll(() => village.stop());

const postForm = async (path: string, fields: Readonly<Record<string, string>>) => {
  const answer = await village.stack.fetch(path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: new URL(village.stack.addresses.site).origin,
    },
    body: new URLSearchParams({ action: 'next', ...fields }).toString(),
  });
  return { status: answer.status, next: answer.headers.get('location') ?? '', html: await answer.text() };
};

const ASPARAGUS = {
  'offers.0.product': 'asperge',
  'offers.0.family': 'vegetables',
  'offers.0.months': '4',
  'offers.0.audiences': 'consumer',
};
const ROUND = {
  'rounds.0.mode': 'door',
  'rounds.0.areaKind': 'circle',
  'rounds.0.radiusKm': '30',
  'rounds.0.weekdays': '4',
  'rounds.0.audiences': 'consumer',
};

const aDraft = async (): Promise<typeof steps> => {
  const who = { name: 'Ferme d’essai', siret: inventedSiret(770_001), contactName: 'Camille', language: 'fr' };
  const where = (await postForm('/inscription', who)).next;
  const offers = (await postForm(where, { commune: 'Hinx' })).next;
  const rounds = (await postForm(offers, ASPARAGUS)).next;
  const terms = (await postForm(rounds, ROUND)).next;
  const home = where.replace(/\/[^/]+$/, '');
  return { who: `${home}/vous`, where, terms };
};

/** What a way says of a value: what it is kept as, or the code of why not. */
const KEPT = 'kept';

/** By the form: the step goes on, or is shown again with what is wrong in it. */
const stepOf = async (step: keyof typeof steps, fields: Readonly<Record<string, string>>) => {
  const { status, next } = await postForm(steps[step], fields);
  expect(status).toBe(303);
  const isKept = next.split('?')[0] !== steps[step];
  return { isKept, html: isKept ? '' : (await (await village.stack.fetch(next)).text()).replaceAll('&#39;', "'") };
};

/** Kept, or the code whose sentence the form shows. */
const byForm = async (
  step: keyof typeof steps,
  fields: Readonly<Record<string, string>>,
  code: string,
): Promise<string> => {
  const { isKept, html } = await stepOf(step, fields);
  if (isKept) return KEPT;
  return isReason(code) && html.includes(reasonText({ code }, 'fr')) ? code : `another reason than ${code}`;
};

interface Said {
  readonly status: number;
  readonly body: { readonly id?: string; readonly errors?: readonly { readonly code: string }[] };
}

let number = 0;
const farm = (changes: Readonly<Record<string, unknown>>) => {
  number += 1;
  const producer = { name: `Ferme ${number}`, siret: inventedSiret(770_100 + number), email: '', channels: [] };
  const channels = [{ kind: 'call', address: '05 58 00 00 99' }];
  return { ...registration(producer, village.here), channels, ...changes };
};

/** The record of a registration by call, or the code of its refusal. */
const byCall = async (changes: Readonly<Record<string, unknown>>): Promise<string> => {
  const { status, body }: Said = await village.site.post('/api/producers', farm(changes));
  if (status !== 202) return body.errors?.map(({ code }) => code).join() ?? String(status);
  return (await village.records()).filter((record) => record.includes(body.id ?? '?')).join('\n');
};

interface View {
  readonly counts: Readonly<Record<string, number>>;
  readonly accepted: readonly { readonly line: number; readonly name: string; readonly commune: string }[];
  readonly refused: readonly {
    readonly line: number;
    readonly kind: string;
    readonly code: string;
    readonly reason: string;
  }[];
  readonly remarks: readonly { readonly line: number; readonly code: string }[];
}

/** By a list of one row: what became of it, with its remarks; and its record, where it is written. */
const byList = async (headings: string, row: string, query = '?dryRun=true') => {
  const answer = await village.stack.fetch(`/api/agency/imports${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...bearer },
    body: `${headings}\n${row}\n`,
  });
  const { id } = (await answer.json()) as { id: string };
  expect(answer.status).toBe(202);
  await village.quiet();
  const view = (await (
    await village.stack.fetch(`/api/agency/imports/${id}?lang=fr`, { headers: bearer })
  ).json()) as View;
  const [refused] = view.refused;
  return {
    code: refused?.code ?? [KEPT, ...view.remarks.map(({ code }) => code)].join(' '),
    commune: view.accepted[0]?.commune ?? '',
    reason: refused?.reason ?? '',
    record: async () =>
      (await village.records()).filter((one) => one.includes(`"importId":"${id}"`) || one.includes(id)).join('\n'),
  };
};

/** The name that a list made of a row is its own for each: two rows of one name would be one farm. */
const rowOf = (value: string): string => {
  number += 1;
  return `Liste ${number}|40350 Gaas|${value}`;
};

describe('a name', () => {
  it.each([
    ['invisible characters', 'Ferme\u200b du \u202aPuits\u202c Caché', 'Ferme du Puits Caché'],
    ['a hyphen that does not break', 'Ferme du Mont\u2011Vert', 'Ferme du Mont-Vert'],
    ['an accent for an apostrophe', 'Ferme de l´Étang', 'Ferme de l’Étang'],
    ['no-break spaces and a letter in two parts', 'Ferme\u00a0des Pe\u0301pins', 'Ferme des Pépins'],
    ['letters of its own', 'L’Œuf d’Aÿ & C\u2019e', 'L’Œuf d’Aÿ & C’e'],
  ])('with %s is the same by each way', async (_, written, kept) => {
    const who = { name: written, siret: inventedSiret(770_001), contactName: 'Camille', language: 'fr' };
    expect(await byForm('who', who, 'nameForm')).toBe(KEPT);
    const shown = await (await village.stack.fetch(steps.who)).text();
    expect(formOn(shown, 'name="siret"').get('name')).toBe(kept);
    expect(await byCall({ name: written })).toContain(kept);
    const { code, record } = await byList('nom|commune', `${written}|Gaas`, '?source=Noms');
    expect(code).toBe(KEPT);
    expect(await record()).toContain(kept);
  });
});

describe('a telephone number', () => {
  it.each([
    ['of full-width figures', '０６ ３９ ９８ １２ ０１', 'sms', '+33639981201'],
    ['with its country and the zero in brackets', '+33 (0)6.39/98-12 02', 'sms', '+33639981202'],
    ['with its country and no sign', '33 6 39 98 12 03', 'sms', '+33639981203'],
    ['of La Réunion as it is dialled there', '0692 12 34 04', 'sms', '+262692123404'],
    ['with an extension', '05 58 00 00 05 poste 12', 'call', '+33558000005;ext=12'],
    ['of a neighbour', '+32 475 12 34 06', 'call', '+32475123406'],
  ])('%s is understood by each way', async (_, written, kind, kept) => {
    const channel = { 'channels.0.kind': kind, 'channels.0.address': written };
    expect(await byForm('terms', channel, 'telephoneForm')).toBe(KEPT);
    expect(await byCall({ channels: [{ kind, address: written }] })).toContain(kept);
    const { code, record } = await byList('nom|commune|téléphone', rowOf(written), '?source=Téléphones');
    expect(code).toBe(KEPT);
    expect(await record()).toContain(kept);
  });

  it.each([
    ['a fixed line', '05 58 00 00 07', 'landlineHasNoSms', '+33558000007'],
    ['a neighbour’s mobile', '+34 600 12 34 08', 'smsInFranceOnly', '+34600123408'],
  ])(
    'of %s takes no text messages: asked by form and call, and kept of a list, which sends none',
    async (_, written, why, kept) => {
      const channel = { 'channels.0.kind': 'sms', 'channels.0.address': written };
      expect(await byForm('terms', channel, why)).toBe(why);
      expect(await byCall({ channels: [{ kind: 'sms', address: written }] })).toBe(why);
      const { record } = await byList('nom|commune|téléphone', rowOf(written), '?source=Téléphones');
      expect(await record()).toContain(kept);
    },
  );

  it('beside another in one cell: a form and a call ask for one, a list keeps both', async () => {
    const two = '06 39 98 12 09 / 05 58 00 00 09';
    const asked = await byCall({ channels: [{ kind: 'sms', address: two }] });
    expect(asked).toMatch(/^[a-zA-Z]+$/);
    expect(await byForm('terms', { 'channels.0.kind': 'sms', 'channels.0.address': two }, asked)).toBe(asked);
    const { code, record } = await byList('nom|commune|téléphone', rowOf(two), '?source=Téléphones');
    expect(code).toBe(KEPT);
    for (const one of ['+33639981209', '+33558000009']) expect(await record()).toContain(one);
  });

  it('that is none is asked again by form and call; a list is taken without it, and says so', async () => {
    const asked = await byCall({ channels: [{ kind: 'call', address: 'demander au marché' }] });
    expect(asked).toMatch(/^[a-zA-Z]+$/);
    const channel = { 'channels.0.kind': 'call', 'channels.0.address': 'demander au marché' };
    expect(await byForm('terms', channel, asked)).toBe(asked);
    expect((await byList('nom|commune|téléphone', rowOf('demander au marché'))).code).toBe('kept telephoneUnreadable');
  });
});

describe('an e-mail address', () => {
  it.each([
    ['of a domain with accents', 'marie@étang.invalid', 'marie@xn--tang-9oa.invalid'],
    ['with signs before the @', 'o&p+list@exemple.invalid', 'o&p+list@exemple.invalid'],
  ])('%s is understood by each way', async (_, written, kept) => {
    expect(await byForm('terms', { 'channels.0.kind': 'email', 'channels.0.address': written }, '')).toBe(KEPT);
    expect(await byCall({ channels: [{ kind: 'email', address: written }] })).toContain(kept);
    const { code, record } = await byList('nom|commune|e-mail', rowOf(written), '?source=Adresses');
    expect(code).toBe(KEPT);
    expect(await record()).toContain(kept);
  });

  it.each([
    ['of which a half is nobody’s', 'a,b@exemple.invalid', 'b@exemple.invalid'],
    ['whose label ends in a dash', 'a@ferme-.invalid', 'a@ferme-.invalid'],
    ['with accents before the @', 'rené@exemple.invalid', 'rene@exemple.invalid'],
  ])('%s is asked again by form and call; a list is taken without it, and says so', async (_, written, guessed) => {
    const asked = await byCall({ channels: [{ kind: 'email', address: written }] });
    expect(asked).toMatch(/^[a-zA-Z]+$/);
    expect(await byForm('terms', { 'channels.0.kind': 'email', 'channels.0.address': written }, asked)).toBe(asked);
    const { code, record } = await byList('nom|commune|e-mail', rowOf(written), '?source=Adresses');
    expect(code).toBe('kept emailUnreadable');
    expect(await record()).not.toContain(guessed);
  });

  it('beside another in one cell: a form and a call ask for one, a list keeps both', async () => {
    const two = 'a1@exemple.invalid ; b1@exemple.invalid';
    const asked = await byCall({ channels: [{ kind: 'email', address: two }] });
    expect(asked).toMatch(/^[a-zA-Z]+$/);
    expect(await byForm('terms', { 'channels.0.kind': 'email', 'channels.0.address': two }, asked)).toBe(asked);
    const { code, record } = await byList('nom|commune|e-mail', rowOf(two), '?source=Adresses');
    expect(code).toBe(KEPT);
    for (const one of ['a1@exemple.invalid', 'b1@exemple.invalid']) expect(await record()).toContain(one);
  });
});

describe('a SIRET', () => {
  it('with spaces is understood by each way', async () => {
    const spaced = (siret: string) => siret.replace(/^(...)(...)(...)/, '$1\u00a0$2 $3 ');
    const [one, other] = [inventedSiret(770_900), inventedSiret(770_901)];
    expect(await byCall({ siret: spaced(one) })).toContain(one);
    const { code, record } = await byList('nom|commune|siret', rowOf(spaced(other)), '?source=Numéros');
    expect(code).toBe(KEPT);
    expect(await record()).toContain(other);
    const who = {
      name: 'Ferme d’essai',
      siret: spaced(inventedSiret(770_001)),
      contactName: 'Camille',
      language: 'fr',
    };
    expect(await byForm('who', who, '')).toBe(KEPT);
  });

  it.each([
    ['en cours', 'siretNone'],
    ['00000000000000', 'siretNone'],
    ['999 000 011', 'siren'],
    ['99900000100018', 'siretKey'],
  ])('of %s is asked again by form and call; a list is taken without it, and says so', async (written, remark) => {
    const asked = await byCall({ siret: written });
    expect(asked).toMatch(/^siret[a-zA-Z]+$/);
    const who = { name: 'Ferme d’essai', siret: written, contactName: 'Camille', language: 'fr' };
    expect(await byForm('who', who, asked)).toBe(asked);
    expect((await byList('nom|commune|siret', rowOf(written))).code).toBe(`kept ${remark}`);
  });
});

describe('a commune', () => {
  /** By the search box: the place that it leads to, or the page that asks. */
  const searched = async (q: string): Promise<string> => {
    const answer = await village.stack.fetch(`/recherche?q=${encodeURIComponent(q)}`, { redirect: 'manual' });
    return answer.status === 200 ? await answer.text() : (answer.headers.get('location') ?? '');
  };

  it.each([
    ['an arrondissement', 'Paris 16e Arrondissement', '75056'],
    ['a commune that was', 'Bâgé-la-Ville', '01025'],
    ['a CEDEX', '40107 Dax Cedex', '40088'],
    ['a homonym with its department', 'Bourg (33)', '33067'],
    ['a Corsican postcode', 'Bastia 20200', '2B033'],
    ['a commune overseas', '97434 Saint-Gilles-les-Bains', '97415'],
    ['a locality', 'Hossegor', '40304'],
    ['invisible characters', '\u200bDax\u00a0(40)', '40088'],
  ])('by %s is understood by each way', async (_, written, code) => {
    expect(await searched(written)).toContain(`commune=${code}`);
    expect(await byForm('where', { commune: written }, '')).toBe(KEPT);
    expect(await byList('nom|commune', `Lieu ${code}|${written}`)).toMatchObject({ commune: code });
    const { items } = (await village.site.get(`/api/places?q=${encodeURIComponent(written)}`)).body;
    expect(items[0]?.commune).toBe(code);
  });

  it.each([
    ['of several communes', 'Saint-Sauveur', 'communeSeveral', ['Saint-Sauveur']],
    ['that begins two', 'Cadillac', 'communeLike', ['Cadillac-sur-Garonne', 'Cadillac-en-Fronsadais']],
    ['of a village that most use for a town', 'Boulogne', 'communeSeveral', ['Boulogne-Billancourt']],
    ['of a village and of a department', 'Vienne', 'communeOrDepartment', ['Vienne']],
    ['misspelt', 'Bordaux', 'communeLike', ['Bordeaux']],
  ])('by a name %s is asked about by each way, with what it may be', async (_, written, code, candidates) => {
    const form = await stepOf('where', { commune: written });
    expect(form.isKept).toBe(false);
    const { code: said, reason } = await byList('nom|commune', `Lieu ${written}|${written}`);
    expect(said).toBe(code);
    const box = await searched(written);
    for (const one of candidates) {
      expect(box).toContain(one);
      expect(form.html).toContain(one);
      expect(reason).toContain(one);
    }
  });

  it('by the name of every day is asked where somebody can answer, and read with a remark in a list', async () => {
    const form = await stepOf('where', { commune: 'Sarlat' });
    expect(form.isKept).toBe(false);
    expect(form.html).toContain('Sarlat-la-Canéda');
    const list = await byList('nom|commune', 'Lieu Sarlat|Sarlat');
    expect(list).toMatchObject({ code: 'kept communeReadAs', commune: '24520' });
  });

  it('that is none is refused by each way', async () => {
    expect((await stepOf('where', { commune: 'Nullepart-les-Oies' })).isKept).toBe(false);
    expect((await byList('nom|commune', 'Lieu nul|Nullepart-les-Oies')).code).toBe('communeUnknown');
    expect(await searched('Nullepart-les-Oies')).not.toContain('commune=');
  });
});

describe('a quantity', () => {
  it('of 5-10 kg is what it says by form, call and list', async () => {
    const producer = await village.published([{ kind: 'email', address: village.address('ferme') }]);
    const email = village.address('cliente');
    const body = { ...village.requestBody(email, [producer]), lines: [{ what: 'carottes', quantity: '5–10 kg' }] };
    expect((await village.site.post('/api/requests', body)).status).toBe(202);
    const { record } = await byList('nom|commune|description', rowOf('Carottes par 5–10 kg'), '?source=Quantités');
    expect(await record()).toContain('5-10 kg');
    const records = (await village.records()).join('\n');
    expect(records).toContain('5-10 kg');
    expect(records).not.toContain('510 kg');
  });
});
