import { describe, expect, it } from 'vitest';
import type { NewDelivery } from '../../../functions/domain/deliveries/new-delivery.ts';
import { type InvitationPorts, inviteAll, inviteImported } from '../../../functions/domain/imports/invitations.ts';
import { renderMail } from '../../../web/mail/render-mail.tsx';
import { MOST_SMS, smsText } from '../../../web/mail/sms.ts';
import { NOW } from '../../support/builders.ts';
import { factsIn } from '../../support/mail-samples.ts';
import { anImported, listingOf } from './imported-contract.ts';
import { importedInMemory } from './imported-in-memory.ts';

const HALF_A_YEAR_LATER = '2027-06-01T09:00:00.000Z';

const aList = async (...details: Parameters<typeof anImported>[1][]) => {
  const imported = importedInMemory();
  const ids = details.map((_, index) => anImported(`imported${String(index).padStart(12, '0')}`).id);
  for (const [index, one] of details.entries())
    await imported.create(listingOf(anImported(ids[index] ?? '', { name: `Ferme ${index}`, ...one })));
  const owed = new Map<string, NewDelivery>();
  const ports: InvitationPorts = {
    imported,
    hash: (address) => `#${address}`,
    communeName: () => 'Liézey',
    owe: async (message) => {
      const known = owed.get(message.dedupeKey);
      if (known === undefined) owed.set(message.dedupeKey, message);
      return known ?? message;
    },
  };
  const all = async () => [...(await imported.findAll(ids)).values()];
  const invite = async (now = NOW, most = 100) => inviteAll(await all(), { now, most }, ports);
  return { imported, ports, owed, all, invite };
};

describe('inviting a list', () => {
  it('sends each one message by the way the list gives, and says who is left for the telephone', async () => {
    const { owed, all, invite } = await aList(
      { emails: ['a@exemple.invalid'] },
      { telephones: ['+33639980001'] },
      { telephones: ['+33329000001'] },
      {},
    );
    const { counts, left } = await invite();
    expect({ counts, left }).toMatchObject({ counts: { invited: 2, call: 1, unreachable: 1 }, left: 0 });
    expect([...owed.values()].map(({ channel, to }) => [channel, to])).toEqual([
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

  it('writes to an address once, however many farms have it: now, and half a year later', async () => {
    const { owed, invite } = await aList({ emails: ['a@exemple.invalid'] }, { emails: ['a@exemple.invalid'] });
    expect((await invite()).counts).toMatchObject({ invited: 1, sameAddress: 1 });
    expect((await invite()).counts).toMatchObject({ invited: 0, already: 2 });
    expect(owed.size).toBe(1);
    await invite(HALF_A_YEAR_LATER);
    await invite(HALF_A_YEAR_LATER);
    expect(owed.size).toBe(2);
  });

  it('stops at the cap, and goes on when asked again', async () => {
    const { owed, invite } = await aList(
      { emails: ['a@exemple.invalid'] },
      { emails: ['b@exemple.invalid'] },
      { emails: ['c@exemple.invalid'] },
    );
    expect(await invite(NOW, 2)).toMatchObject({ counts: { invited: 2 }, left: 1 });
    expect(await invite(NOW, 2)).toMatchObject({ counts: { invited: 1, already: 2 }, left: 0 });
    expect(owed.size).toBe(3);
  });

  it('killed after the message was owed, finds it as its own and sends no second one', async () => {
    const { all, ports, owed } = await aList({ emails: ['a@exemple.invalid'] });
    const [farm] = await all();
    if (farm === undefined) throw new Error('there is one');
    const dies = { ...ports, imported: { change: () => Promise.reject(new Error('killed')) } };
    await expect(inviteImported(farm, NOW, dies)).rejects.toThrow('killed');
    expect(await inviteImported(farm, '2026-12-24T09:00:00.000Z', ports)).toBe('invited');
    expect([...owed.keys()]).toHaveLength(1);
    expect((await all())[0]?.invitedAt).toBe(NOW);
  });
});

describe('what an invitation says', () => {
  const producer = anImported('i'.repeat(20), {
    name: 'Groupement agricole d’exploitation en commun de la Haute-Meurthe',
    products: ['miel'],
    families: ['honey'],
  });
  const content = { kind: 'invitation', producer, communeName: 'Liézey' } as const;
  const token = `i.${'i'.repeat(20)}.t9q2k4.Qx3mZ0vT8yB1nC7dLr5WgA`;
  const facts = (lang: 'fr' | 'en') => ({ ...factsIn(lang), keys: { token, code: '' } });

  it.each(['fr', 'en'] as const)('is one SMS, its link whole (%s)', (lang) => {
    const said = smsText(content, facts(lang));
    expect(said.length, said).toBeLessThanOrEqual(MOST_SMS);
    expect(said).toMatch(new RegExp(`/${lang === 'fr' ? 'ferme' : 'en/farm'}/${token}$`));
  });

  it('says in a mail who writes, where the data is from, how to join, how to be taken out, where to complain', () => {
    const { text, html } = renderMail(content, facts('fr'));
    for (const part of ['Chambre d’agriculture', 'C’est ma ferme', 'Retirez-moi', 'cnil.fr', `/ferme/${token}#retrait`])
      for (const said of [text, html]) expect(said).toContain(part);
  });
});
