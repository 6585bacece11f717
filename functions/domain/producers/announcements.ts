import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import type { Publication } from './publication.ts';

/** Publications that people are told of: under way, and of the last year. Provided by functions/adapters/dynamodb/producers/announcements.ts. */
export interface Announcements {
  /** A page of them, the latest first. */
  page(
    now: Instant,
    cursor: string | undefined,
  ): Promise<{ readonly publications: readonly Publication[]; readonly cursor: string | undefined }>;
  /** All of one producer, the latest first. */
  of(producer: ProducerId, now: Instant): Promise<readonly Publication[]>;
}
