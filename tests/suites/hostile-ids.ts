import { expect } from "vitest";
import type { RemoteId } from "../../src/domain/contract.ts";
import { CountersignError } from "../../src/domain/errors.ts";
import type { ProviderCase } from "./provider-case.ts";
import { remoteId } from "./provider-case.ts";
import type { ProviderStand } from "./provider-stand.ts";

/** Texts that could lead to another path, another host, or nowhere. */
const HOSTILE_IDS = [
  "",
  " ",
  ".",
  "..",
  "../x",
  "a/b?c",
  "a%2Fb",
  "a\\b",
  "x#y",
  "x y",
  "x\r\nx-injected: 1",
  "\u0000",
  "1e400/../..",
  "//evil.example.com/x",
  "@evil.example.com",
  "é",
  "x".repeat(10_000),
] as const;

/** Ids that no vendor gives out never become part of an address. */
export function anIdThatIsNone(
  method: string,
  ask: (stand: ProviderStand, id: RemoteId) => Promise<unknown>,
): ProviderCase {
  return {
    says: `${method} makes no call for an id that is none`,
    async run(stand) {
      for (const id of HOSTILE_IDS) {
        const outcome = await ask(stand, remoteId(id)).then(
          (value) => value,
          (error: unknown) => error,
        );
        const shown = id.slice(0, 30);
        const isRefusal =
          outcome instanceof CountersignError && ["not_found", "unsupported"].includes(outcome.code);
        const isNothing =
          outcome === undefined ||
          outcome === "not-ready" ||
          (Array.isArray(outcome) && outcome.length === 0);
        expect([shown, isRefusal || isNothing || outcome]).toEqual([shown, true]);
      }
      expect(stand.tap.seen).toEqual([]);
    },
  };
}
