import { describe, expect, it } from 'vitest';
import { advanceInviting, beginInviting } from '#app/unclaimed/invite-list.ts';
import { type InvitationPorts, inviteAll, inviteUnclaimed } from '#app/unclaimed/invite-unclaimed.ts';
import { Import, type RowResult } from '#domain/imports/import.ts';
import { About } from '#domain/ledger/delivery.ts';
import { deliveryFrom, type NewDelivery, newDelivery } from '#domain/ledger/new-delivery.ts';
import { forgetInvited } from '#domain/ledger/transitions.ts';
import { UnclaimedId } from '#domain/shared/primitives.ts';
import { MAX_PARTS, smsParts } from '#web/messages/gsm.ts';
import { renderMail } from '#web/messages/render-mail.tsx';
import { smsPage, smsText } from '#web/messages/sms.ts';
import { NOW } from '../../support/builders.ts';
import { factsIn, SHORT_LINK } from '../../support/mails/mail-samples.ts';
import { importsInMemory } from '../imports/imports-in-memory.ts';
import { anUnclaimed, listingOf } from './unclaimed-contract.ts';
import { unclaimedInMemory } from './unclaimed-in-memory.ts';

const HALF_A_YEAR_LATER = '2027-06-01T09:00:00.000Z';

const aList = async (...details: Parameters<typeof anUnclaimed>[1][]) => {
  const unclaimed = unclaimedInMemory();
  const ids = details.map((_, index) => anUnclaimed(`imported${String(index).padStart(12, '0')}`).id);
  for (const [index, one] of details.entries())
    await unclaimed.create(listingOf(anUnclaimed(ids[index] ?? '', { name: `Ferme ${index}`, ...one })));
  const delivery = new Map<string, NewDelivery>();
  const ports: InvitationPorts = {
    unclaimed,
    hash: (address) => `#${address}`,
    communeName: () => 'Liézey',
    owe: async (message) => {
      const known = delivery.get(message.dedupeKey);
      if (known === undefined) delivery.set(message.dedupeKey, message);
      return known ?? message;
    },
  };
  const all = async () => [...(await unclaimed.findAll(ids)).values()];
  const invite = async (now = NOW, most = 100) => inviteAll(await all(), { now, most }, ports);
  return { unclaimed, ports, delivery, all, invite };
};

describe('inviting a list', () => {
  it('sends each one message by the way the list gives, and says who is left for the telephone', async () => {
    const { delivery, all, invite } = await aList(
      { emails: ['a@exemple.invalid'] },
      { telephones: ['+33639980001'] },
      { telephones: ['+33329000001'] },
      {},
    );
    const { counts, left } = await invite();
    expect({ counts, left }).toMatchObject({ counts: { invited: 2, call: 1, unreachable: 1 }, left: 0 });
    expect([...delivery.values()].map(({ channel, to }) => [channel, to])).toEqual([
      ['email', 'a@exemple.invalid'],
      ['sms', '+33639980001'],
    ]);
    expect((await all()).map(({ state, invitedAt }) => [state, invitedAt])).toEqual([
      ['invited', NOW],
      ['invited', NOW],
      ['listed', null],
      ['listed', null],
    ]);
  });

  it('writes to an address once, and names all its farms: now, and half a year later', async () => {
    const { delivery, all, invite } = await aList(
      { emails: ['a@exemple.invalid'] },
      {},
      { emails: ['a@exemple.invalid'] },
    );
    expect((await invite()).counts).toMatchObject({ invited: 2, sameAddress: 0, unreachable: 1 });
    const [first, , second] = await all();
    expect([...delivery.values()].map(({ about }) => about)).toEqual([
      { kind: 'invitation', unclaimedId: first?.id, others: [second?.id] },
    ]);
    expect((await invite()).counts).toMatchObject({ invited: 0, already: 2 });
    expect(delivery.size).toBe(1);
    await invite(HALF_A_YEAR_LATER);
    await invite(HALF_A_YEAR_LATER);
    expect(delivery.size).toBe(2);
  });

  it('does not write again to an address that another list gave for another farm', async () => {
    const { unclaimed, delivery, all, ports } = await aList({ emails: ['a@exemple.invalid'] });
    await inviteAll(await all(), { now: NOW, most: 9 }, ports);
    const late = anUnclaimed('late'.repeat(5), { name: 'Une autre', emails: ['a@exemple.invalid'] });
    await unclaimed.create(listingOf(late));
    expect(await inviteUnclaimed(late, NOW, ports)).toBe('sameAddress');
    expect(delivery.size).toBe(1);
  });

  it('names one farm in an SMS: its link has room for no second', async () => {
    const { delivery, invite } = await aList(...Array.from({ length: 3 }, () => ({ telephones: ['+33639980001'] })));
    expect((await invite()).counts).toMatchObject({ invited: 1, sameAddress: 2 });
    expect(delivery.size).toBe(1);
  });

  it('stops at the cap, and goes on when asked again', async () => {
    const { delivery, invite } = await aList(
      { emails: ['a@exemple.invalid'] },
      { emails: ['b@exemple.invalid'] },
      { emails: ['c@exemple.invalid'] },
    );
    expect(await invite(NOW, 2)).toMatchObject({ counts: { invited: 2 }, left: 1 });
    expect(await invite(NOW, 2)).toMatchObject({ counts: { invited: 1, already: 2 }, left: 0 });
    expect(delivery.size).toBe(3);
  });

  it('killed after the message was owed, finds it as its own and sends no second one', async () => {
    const { all, ports, delivery } = await aList({ emails: ['a@exemple.invalid'] });
    const [farm] = await all();
    if (farm === undefined) throw new Error('there is one');
    const dies = { ...ports, unclaimed: { change: () => Promise.reject(new Error('killed')) } };
    await expect(inviteUnclaimed(farm, NOW, dies)).rejects.toThrow('killed');
    expect(await inviteUnclaimed(farm, '2026-12-24T09:00:00.000Z', ports)).toBe('invited');
    expect([...delivery.keys()]).toHaveLength(1);
    expect((await all())[0]?.invitedAt).toBe(NOW);
  });
});

describe('what an invitation says', () => {
  const producer = anUnclaimed('i'.repeat(20), {
    name: 'Groupement agricole d’exploitation en commun de la Haute-Meurthe',
    products: ['miel'],
    families: ['honey'],
  });
  const content = { kind: 'invitation', producer, communeName: 'Liézey', others: [] } as const;
  const token = `i.${'i'.repeat(20)}.t9q2k4.Qx3mZ0vT8yB1nC7dLr5WgA`;
  const facts = (lang: 'fr' | 'en') => ({ ...factsIn(lang), keys: { token, code: '' } });

  it.each(['fr', 'en'] as const)('is an SMS of two parts at most, its link whole (%s)', (lang) => {
    const said = smsText(content, facts(lang), SHORT_LINK);
    expect(smsParts(said), said).toBeLessThanOrEqual(MAX_PARTS);
    expect(said.endsWith(SHORT_LINK)).toBe(true);
    expect(smsPage(content, lang)?.(token)).toMatch(new RegExp(`/${lang === 'fr' ? 'ferme' : 'en/farm'}/${token}$`));
  });

  it('says in a mail who writes, where the data is from, how to join, how to be taken out, where to complain', () => {
    const { text, html } = renderMail(content, facts('fr'));
    for (const part of ['Chambre d’agriculture', 'C’est ma ferme', 'Retirez-moi', 'cnil.fr', `/ferme/${token}#retrait`])
      for (const said of [text, html]) expect(said).toContain(part);
  });

  const farm = (id: string, name: string) => ({
    producer: anUnclaimed(id.repeat(20), { name }),
    communeName: 'Liézey',
  });
  const several = { ...content, ...farm('j', 'Ferme du Col'), others: [farm('k', 'Annexe du Col'), farm('l', 'Gîte')] };

  it('about several farms names each, with its own two answers', () => {
    const { subject, text, html } = renderMail(several, facts('fr'));
    expect(subject).toMatch(/^Ferme du Col, Annexe du Col et Gîte\s: ces fermes sont-elles les vôtres\s\?$/);
    for (const said of [text, html]) {
      for (const { producer } of [several, ...several.others]) {
        expect(said).toContain(`${token}#${producer.id}`);
        expect(said).toContain(`${token}#retrait-${producer.id}`);
      }
    }
  });
});

describe('a farm that asks to be forgotten', () => {
  const delivery = (others: readonly string[], to = 'a@exemple.invalid') =>
    deliveryFrom(
      newDelivery({
        about: About.parse({ kind: 'invitation', unclaimedId: 'i'.repeat(20), others }),
        ...{ channel: 'email', to, language: 'fr', now: NOW },
      }),
      'x'.repeat(26),
    );
  const forget = (id: string) => forgetInvited(UnclaimedId.parse(id.repeat(20)));

  it('is named no more; with the last one the address goes', () => {
    const two = delivery(['j'.repeat(20)]);
    expect(forget('j')(two)).toMatchObject({ to: 'a@exemple.invalid', about: { others: [] } });
    expect(forget('i')(two)).toMatchObject({ to: 'a@exemple.invalid', about: { unclaimedId: 'j'.repeat(20) } });
    expect(forget('i')(delivery([]))).toMatchObject({ to: '' });
    expect(forget('k')(two)).toBeUndefined();
  });
});

const aJob = (rows: number): Import =>
  Import.parse({
    ...{ id: 'importone', state: 'done', dryRun: false, fileName: 'l.csv', source: 'Liste', by: 'a@agence.fr' },
    ...{ columns: {}, leaveOut: null, counts: null, communes: [], approximate: 0, through: rows },
    file: { encoding: 'utf-8', separator: ';', columns: [], classes: [], notes: [], examples: [], rows },
    outcomes: { created: rows, changed: 0, unchanged: 0, removed: 0, registered: 0 },
    ...{ failure: null, createdAt: NOW, updatedAt: NOW, version: 1 },
  });

const resultOf = (id: string, index: number): RowResult => ({
  ...{ line: index + 2, name: `Ferme ${index}`, commune: '88269', communeName: 'Liézey', lat: 48, lon: 6 },
  ...{ communeFromPosition: false, delivery: { to: '', days: '', pickUp: '' } },
  ...{ approximate: false, families: [], products: [], otherProducts: [], perhaps: '', perhapsWhy: null, before: null },
  ...{ outcome: 'created', id, changes: [] },
});

describe('inviting a list in the background', () => {
  const emails = Array.from({ length: 230 }, (_, index) => ({ emails: [`f${index}@exemple.invalid`] }));

  const aRun = async (farms: Parameters<typeof aList>) => {
    const list = await aList(...farms);
    const imports = importsInMemory();
    const made = await list.all();
    await imports.start(aJob(made.length), new Uint8Array());
    await imports.keepResults(
      aJob(0).id,
      0,
      made.map(({ id }, index) => resultOf(id, index)),
    );
    const find = async () => (await imports.find(aJob(0).id)) ?? aJob(0);
    const press = async () => beginInviting(await find(), { departments: null, farms: made.length, now: NOW }, imports);
    const work = (timeIsUp = () => false, ports = list.ports) =>
      advanceInviting(aJob(0).id, { ...ports, unclaimed: list.unclaimed, imports }, { now: () => NOW, timeIsUp });
    return { ...list, find, press, work };
  };

  it('goes on in turns until everyone is invited, however long the list; pressed twice, nobody is invited twice', async () => {
    const { delivery, find, press, work } = await aRun(emails);
    await press();
    await press();
    expect(await work(() => true)).toBe('more');
    expect((await find()).invitations).toMatchObject({ farms: 230, invited: 100, ended: false });
    await press();
    expect(await work()).toBe('finished');
    expect((await find()).invitations).toMatchObject({ farms: 230, invited: 230, ended: true });
    expect(delivery.size).toBe(230);
    expect(await work()).toBe('nothing');
  });

  it('killed between two messages, leaves nobody out and counts everyone once', async () => {
    const { delivery, find, press, work, ports } = await aRun(emails.slice(0, 40));
    await press();
    let left = 15;
    const dying: InvitationPorts = {
      ...ports,
      owe: (message) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('killed')) : ports.owe(message);
      },
    };
    await expect(work(() => false, dying)).rejects.toThrow('killed');
    expect(await work()).toBe('finished');
    expect(delivery.size).toBe(40);
    expect((await find()).invitations).toMatchObject({ invited: 40, ended: true });
  });
});
