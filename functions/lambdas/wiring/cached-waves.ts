import { memoizeFor } from '#app/messages/memoize-for.ts';
import { waveIsUnderWay } from '#app/publications/announce.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Instant } from '#domain/shared/primitives.ts';

/** Whether a wave is still being told: asked once in five seconds for its thousands of mails. What is over stays over. */
export const cachedWaves = (directory: Pick<Directory, 'openPublications'>) => {
  const now = { at: '' };
  const asked = memoizeFor(
    (wave: Instant) => waveIsUnderWay(wave, now.at, directory),
    () => true,
  );
  return (wave: Instant, at: Instant): Promise<boolean> => {
    now.at = at;
    return asked(wave);
  };
};
