/** Something of ours that reads bytes from outside. */
export interface Target {
  readonly name: string;
  /** Inputs that are well formed. At least one. */
  readonly seeds: readonly Buffer[];
  /** Words that it listens to. At least one. */
  readonly words: readonly string[];
  /** Throws where something happened that must not: any error but those that it may tell, an answer out of bounds. */
  readonly try: (input: Buffer) => Promise<void>;
  /** Of the inputs, where one is dear to try: 0.05 = a twentieth of what others get. Default 1. */
  readonly share?: number;
}
