import { installDate } from './patched-date.ts';

/**
 * Loaded with `--import` into a Node child process (cognito-local): its `Date` follows the parent's clock, sent over the IPC channel, and it
 * ends when the parent is gone, however the parent went.
 */
let offset = Number(process.env.LOCAL_CLOCK_OFFSET_MS ?? 0);
installDate(() => offset);

process.on('message', (message: unknown) => {
  if (
    typeof message === 'object' &&
    message !== null &&
    'offsetMs' in message &&
    typeof message.offsetMs === 'number'
  ) {
    offset = message.offsetMs;
  }
});
process.on('disconnect', () => process.exit(0));
