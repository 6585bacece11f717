import { z } from 'zod';

/** Why subscribers hear of a producer, the greatest news first. */
export const Occasion = z.enum(['first', 'extended', 'resumed', 'newProduct', 'extraPassage']);
export type Occasion = z.infer<typeof Occasion>;

/** 0 is the greatest. */
export const occasionRank = (occasion: Occasion): number => Occasion.options.indexOf(occasion);
