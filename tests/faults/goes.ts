import { IS_LONG } from "./seed.ts";

/** How often a process is killed in one go. */
export const KILLS = IS_LONG ? 50 : 8;

/** Goes of a long run, each with an installation and a random order of its own: 200 kills in all. */
export const GOES = [1, 2, 3, 4] as const;
