import { describe, expect, test } from 'vitest';
import { confirmByCode } from '#app/contacts/confirm-contact.ts';
import { mayBeSentTo, usedUpNotices } from '#app/contacts/message-limits.ts';
import {
  type ContactConfirmation,
  type ContactConfirmationStore,
  confirmationCodeSubject,
  mayTryCode,
} from '#domain/contacts/contact-confirmation.ts';
import { NOW } from '../../support/builders.ts';
import { limitsInMemory } from '../../support/limits-in-memory.ts';
import { testLinks } from '../../support/link-keys.ts';

const LINKS = testLinks();
const CONTACT = { owner: 'farm1234', address: 'ferme@exemple.invalid' };

const storeInMemory = (): ContactConfirmationStore => {
  let kept: ContactConfirmation | undefined;
  return {
    find: async () => kept,
    start: async (owner, address, now) => {
      kept = { owner, address, startedAt: now, tries: 0, confirmedAt: null };
      return kept;
    },
    countTry: async (_, now) => {
      if (kept === undefined || !mayTryCode(kept, now)) return false;
      kept = { ...kept, tries: kept.tries + 1 };
      return true;
    },
    confirm: async (_owner, _address, now) => {
      if (kept === undefined || kept.confirmedAt !== null) return false;
      kept = { ...kept, confirmedAt: now };
      return true;
    },
  };
};

const begun = async () => {
  const confirmations = storeInMemory();
  const code = LINKS.code(
    'channel',
    confirmationCodeSubject(await confirmations.start(CONTACT.owner, CONTACT.address, NOW)),
  );
  const attempt = (typed: string, now = NOW) =>
    confirmByCode({ confirmations, links: async () => LINKS }, CONTACT, typed, now);
  return { code, wrong: code === '000000' ? '000001' : '000000', attempt };
};

describe('the code of an address', () => {
  test('confirms it, as people type it, and ends with that', async () => {
    const { code, attempt } = await begun();
    expect(await attempt(` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe('confirmed');
    expect(await attempt(code)).toBe('over');
  });

  test('ends after five tries, many at once or in turn', async () => {
    const { code, wrong, attempt } = await begun();
    const tried = await Promise.all(Array.from({ length: 300 }, () => attempt(wrong)));
    expect(tried.filter((outcome) => outcome === 'wrong')).toHaveLength(5);
    expect(await attempt(code)).toBe('over');
  });

  test('ends after two days', async () => {
    const { code, attempt } = await begun();
    expect(await attempt(code, new Date(Date.parse(NOW) + 2 * 86_400_000).toISOString())).toBe('over');
  });
});

describe('messages that anybody can ask for', () => {
  test('are a handful a day to one recipient, whoever asks, and others are not shut out', async () => {
    const dependencies = { limits: limitsInMemory(), links: async () => LINKS };
    const ask = (address: string) => mayBeSentTo(dependencies, 'sms', address, NOW);
    for (let sent = 0; sent < 5; sent += 1) expect(await ask('+33639980001')).toBe(true);
    expect(await ask('+33639980001')).toBe(false);
    expect(await ask('+33639980002')).toBe(true);
  });

  test('are so many a day in all', async () => {
    const dependencies = { limits: limitsInMemory(), links: async () => LINKS };
    const ask = (number: number) => mayBeSentTo(dependencies, 'sms', `+336${String(number).padStart(8, '0')}`, NOW);
    for (let number = 0; number < 400; number += 1) await ask(number);
    expect(await ask(400)).toBe(false);
  });
});

describe('the messages of a day that anybody may ask for', () => {
  const used = (sms: number, of = NOW) => ({
    used: async (limit: { readonly what: string }, _: string, at: string) =>
      limit.what === 'asked-sms' && at.slice(0, 10) === of.slice(0, 10) ? sms : 0,
  });
  const YESTERDAY = new Date(Date.parse(NOW) - 86_400_000).toISOString();

  test('are a line for the agency when they are used up, today or yesterday, and not before', async () => {
    expect(await usedUpNotices(used(400), NOW)).toEqual([]);
    expect(await usedUpNotices(used(403), NOW)).toMatchObject([{ kind: 'askedSms', count: 3 }]);
    expect(await usedUpNotices(used(403, YESTERDAY), NOW)).toMatchObject([{ kind: 'askedSms', lastAt: YESTERDAY }]);
  });
});
