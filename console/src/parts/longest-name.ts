/** Characters that a name of anything may have. */
export const LONGEST_NAME = 80;
