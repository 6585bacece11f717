export const benchOpening = async (_args: readonly string[]): Promise<number> => 0;
