import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { codedMessage } from '#domain/imports/coded-message.ts';
import { MAX_LIST_BYTES } from '#domain/imports/reading/bytes.ts';
import type { FileFault } from '#domain/imports/reading/file-codes.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';

/** A file that was sent: by a form, or as the body itself. */
export interface Upload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** What else the form said. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A body as it came, and what is said of it. */
interface Sent {
  bytes(): Uint8Array;
  header(name: string): string | undefined;
}

/**
 * Reads what was sent. A gzipped file is opened, never beyond what a list may weigh: the page presses large lists, since a function is given
 * 4.5 MB at most.
 */
export const readUpload = async (call: Sent): Promise<Outcome<Upload, FileFault>> => {
  const sent = await sentFile(call);
  if (sent === undefined || sent.bytes.length === 0) return refused(codedMessage('empty'));
  if (sent.bytes[0] !== 0x1f || sent.bytes[1] !== 0x8b) return done(sent);
  const opened = await opening(sent.bytes);
  return opened.ok ? done({ ...sent, bytes: opened.value, fileName: sent.fileName.replace(/\.gz$/i, '') }) : opened;
};

const sentFile = async (call: Sent): Promise<Upload | undefined> => {
  const type = call.header('content-type') ?? '';
  const bytes = call.bytes();
  if (!type.startsWith('multipart/form-data')) return { bytes, fileName: '', fields: {} };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  if (form === undefined) return undefined;
  const file = form.get('file');
  const fields = Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  if (!(file instanceof File)) return undefined;
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name, fields };
};

const unzip = promisify(gunzip);

const opening = async (bytes: Uint8Array): Promise<Outcome<Uint8Array, FileFault>> => {
  try {
    return done(await unzip(bytes, { maxOutputLength: MAX_LIST_BYTES }));
  } catch (error) {
    const tooLong = error instanceof Error && Reflect.get(error, 'code') === 'ERR_BUFFER_TOO_LARGE';
    const most = MAX_LIST_BYTES / 1_000_000;
    return refused(tooLong ? codedMessage('tooLarge', { megabytes: `> ${most}`, most }) : codedMessage('damaged'));
  }
};
