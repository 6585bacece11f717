import { relative } from 'node:path';
import type { AlarondeStack } from './start-alaronde.ts';

/** What someone who has just started the stack needs to know, in a box. */
export const banner = (stack: AlarondeStack, stateDir: string): string => {
  const { site, mailbox, phone, agency } = stack.addresses;
  const kept = relative(process.cwd(), stateDir) || stateDir;
  const rows: (readonly [string, string])[] = [
    ['Site', site],
    ['Mailbox', mailbox],
    ['Phone outbox', phone],
    ['Agency', `${site}/agence/connexion`],
    ['', `${agency.email}`],
    ['', `${agency.password}`],
    ['Kept in', kept.startsWith('..') ? stateDir : kept],
  ];
  if (stack.clock.offsetMs > 60_000)
    rows.push([
      'Clock',
      `moved ahead, to ${new Date(stack.clock.now()).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    ]);
  const lines = [
    'Alaronde runs on this machine.',
    '',
    ...rows.map(([name, value]) => `${name.padEnd(13)} ${value}`),
    '',
    'Ctrl-C stops everything.',
  ];
  const width = Math.max(...lines.map((line) => line.length));
  const edge = '─'.repeat(width + 4);
  return [`╭${edge}╮`, ...lines.map((line) => `│  ${line.padEnd(width)}  │`), `╰${edge}╯`].join('\n');
};
