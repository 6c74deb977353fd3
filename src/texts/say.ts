import type { English } from "./english.ts";

/** `{ out: { since: … } }` → `out.since`; plurals (`_one`, `_other`) and what stands on a screen (`_screen`) or in a check (`_check`) go by the bare key. */
type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? Bare<K> : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

type Bare<K extends string> = K extends `${infer Name}_${"one" | "other" | "screen" | "check"}` ? Name : K;

/** Where a sentence stands: the file below `texts/en/service`, and its place there. The compiler knows all of them. */
export type SayKey = { [N in keyof English]: `${N}:${Paths<English[N]>}` }[keyof English];

/** What is filled in; outside text stays as it is. `count` also chooses the plural, `context` the variant: `_screen`, `_check`. */
export interface Values {
  readonly [name: string]: string | number;
}

/** Says a sentence in somebody's language. */
export type Say = (key: SayKey, values?: Values) => string;

/** A sentence that is said when it is known who reads it. */
export type Sentence = (say: Say) => string;
