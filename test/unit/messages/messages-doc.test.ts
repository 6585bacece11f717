import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smsParts } from '#web/messages/gsm.ts';
import { renderMail } from '#web/messages/render-mail.tsx';
import { isForTelephones, smsText } from '#web/messages/sms.ts';
import { ROOT } from '../../house/import-graph.ts';
import { factsIn, SHORT_LINK, samples } from '../../support/mails/mail-samples.ts';

const PAPER = join(ROOT, 'docs/messages.md');

const block = (text: string): string => `\`\`\`text\n${text.replaceAll(/[\u00a0\u202f]/g, ' ').trim()}\n\`\`\``;

const inLanguage = (content: (typeof samples)[string], lang: 'fr' | 'en'): string[] => {
  const facts = factsIn(lang);
  const language = lang === 'fr' ? 'French' : 'English';
  const { subject, text } = renderMail(content, facts);
  const mail = [`**Mail, ${language}** · ${subject.replaceAll(/[\u00a0\u202f]/g, ' ')}`, block(text)];
  if (!isForTelephones(content)) return mail;
  const sms = smsText(content, facts, SHORT_LINK);
  const parts = smsParts(sms) === 1 ? 'one part' : `${smsParts(sms)} parts`;
  return [`**SMS, ${language}** · ${parts}`, block(sms), ...mail];
};

/** All that the product says by mail and SMS, to be read by somebody who does not know the site. */
const paper = (): string =>
  `${[
    '# Messages',
    'Every mail and every SMS of the product as text, from [mail-samples.ts](../test/support/mails/mail-samples.ts). ' +
      'Made by [a test](../test/unit/messages/messages-doc.test.ts), which holds it to the code; `UPDATE_DOCS=1` writes it anew.',
    ...Object.entries(samples)
      .sort(([one], [other]) => one.localeCompare(other))
      .flatMap(([name, content]) => [`## ${name}`, ...inLanguage(content, 'fr'), ...inLanguage(content, 'en')]),
  ].join('\n\n')}\n`;

test('docs/messages.md has every message as it is sent; `UPDATE_DOCS=1` writes it', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(PAPER, paper());
  expect(readFileSync(PAPER, 'utf8')).toBe(paper());
});
