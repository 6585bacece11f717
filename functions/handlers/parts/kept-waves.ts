import type { Directory } from '../../domain/directory/directory.ts';
import type { Instant } from '../../domain/shared/primitives.ts';
import { waveIsUnderWay } from '../../domain/subscriptions/announcing.ts';
import { keptBriefly } from './kept-briefly.ts';

/** Whether a wave is still being told: asked once in five seconds for its thousands of mails. What is over stays over. */
export const keptWaves = (directory: Pick<Directory, 'openPublications'>) => {
  const now = { at: '' };
  const asked = keptBriefly(
    (wave: Instant) => waveIsUnderWay(wave, now.at, directory),
    () => true,
  );
  return (wave: Instant, at: Instant): Promise<boolean> => {
    now.at = at;
    return asked(wave);
  };
};
