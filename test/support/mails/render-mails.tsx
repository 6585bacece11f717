import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderMail } from '#web/messages/render-mail.tsx';
import { isForTelephones, smsText } from '#web/messages/sms.ts';
import { factsIn, SHORT_LINK, samples } from './mail-samples.ts';

/** Writes every mail in both languages to a folder, HTML and text, and all SMS in one file: to look at. See render-mails.ts. */
export const renderAll = async (folder: string): Promise<string[]> => {
  await mkdir(folder, { recursive: true });
  const sms: string[] = [];
  const files: string[] = [];
  for (const lang of ['fr', 'en'] as const) {
    for (const [name, content] of Object.entries(samples)) {
      const { subject, html, text, headers } = renderMail(content, factsIn(lang));
      const file = join(folder, `${name}.${lang}`);
      await writeFile(`${file}.html`, html);
      await writeFile(`${file}.txt`, `Subject: ${subject}\n${JSON.stringify(headers)}\n\n${text}`);
      files.push(`${file}.html`);
      if (isForTelephones(content)) {
        const words = smsText(content, factsIn(lang), SHORT_LINK);
        sms.push(`${name} ${lang} (${words.length})\n${words}\n`);
      }
    }
  }
  await writeFile(join(folder, 'sms.txt'), sms.join('\n'));
  return files;
};
