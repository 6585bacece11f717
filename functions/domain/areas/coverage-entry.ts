import type { CoverageKey } from './keys.ts';

/** One entry of the index: under this key, this round; `edge` where only part of the key's region is covered. */
export interface CoverageEntry {
  readonly key: CoverageKey;
  readonly fit: 'full' | 'edge';
  /** For an edge: the shape clipped to the key's region, as `readClip` reads it; null when full. */
  readonly clip: string | null;
}
