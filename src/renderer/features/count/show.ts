/** The lists of a count. */
export const SHOWS = ['counted', 'differing', 'missing'] as const;

export type Show = (typeof SHOWS)[number];
