import { CountersignError } from "../domain/errors.ts";
import type { Finding } from "./provider.ts";

/**
 * What `create` would refuse, as problems for `check` and `plan`. Each look runs a part of what `create` runs, without a
 * call. Throws again what is no CountersignError.
 */
export function refusals(looks: readonly (() => unknown)[]): readonly Finding[] {
  return looks.flatMap((look): readonly Finding[] => {
    try {
      look();
      return [];
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      return [{ level: "problem", text: error.detail }];
    }
  });
}
