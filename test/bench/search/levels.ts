import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** How levels and number of cells trade reads against writes. */

export interface Variant {
  readonly levels: readonly number[];
  /** undefined: as many as it takes. */
  readonly cells: number | undefined;
}

export const VARIANTS: readonly Variant[] = [
  { levels: [4], cells: undefined },
  { levels: [5], cells: undefined },
  { levels: [4, 5], cells: 64 },
  { levels: [3, 4, 5], cells: 16 },
  { levels: [3, 4, 5], cells: 32 },
  { levels: [3, 4, 5], cells: 64 },
  { levels: [3, 4, 5], cells: 128 },
  { levels: [3, 4, 5, 6], cells: 64 },
  { levels: [3, 4, 5, 6], cells: 128 },
];

export const VariantFigures = z.object({
  /** Mean and most items written for one publication. */
  writes: z.number(),
  mostWrites: z.number(),
  /** Share of areas that the budget of cells does not hold: refused on registration. */
  refused: z.number(),
  queries: z.number(),
  readUnits: z.number(),
  candidatesPerHit: z.number(),
});
export type VariantFigures = z.infer<typeof VariantFigures>;

const MEASURER = fileURLToPath(new URL('levels-measurer.ts', import.meta.url));

/** Levels and budget are constants of the domain, so each variant is measured in a process that loads the domain with other ones. */
export const measureVariant = (variant: Variant): Promise<VariantFigures> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MEASURER, JSON.stringify(variant)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(VariantFigures.parse(JSON.parse(said)))
        : reject(new Error(`levels ${variant.levels} could not be measured`)),
    );
  });
