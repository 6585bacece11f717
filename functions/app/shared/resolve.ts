import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import { resolveAcceptedArea } from '#domain/areas/resolve-area.ts';
import { communes } from './communes.ts';

/**
 * The area of a round that was published: its codes were known when it was registered. That one has gone since is a surprise, and fails the
 * work at hand rather than shrink the area silently.
 */
export const resolvePublished = (area: Area): ResolvedArea => {
  const resolved = resolveAcceptedArea(area, communes());
  if (!resolved.ok) throw new Error(`a published area does not resolve: ${JSON.stringify(resolved.reason)}`);
  return resolved.value;
};

export const communeName = (code: string): string => communes().communeName(code) ?? code;
