/** Something of ours that reads bytes from outside. */
export interface Target {
  readonly name: string;
  /** Inputs that are well formed. At least one. */
  readonly seeds: readonly Buffer[];
  /** Words that it listens to. At least one. */
  readonly words: readonly string[];
  /** Throws where something happened that must not: any error but those that it may tell, an answer out of bounds. */
  readonly try: (input: Buffer) => Promise<void>;
}
