import { z } from 'zod';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';

export const ImportPath = z.object({ id: ImportId });
