import type { PartStatus } from '#domain/requests/status.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { attemptWords } from './texts.ts';

/** What one try to reach a producer has come to. */
export const attemptInWords = ({ channel, outcome }: PartStatus['attempts'][number]): Text => {
  if (outcome === 'tooLate') return attemptWords.sms.tooLate;
  return channel === 'call' || outcome === 'task' ? attemptWords.call.task : attemptWords[channel][outcome];
};
