import * as fc from "fast-check";
import { expect, test } from "vitest";
import { replaceBlobs } from "./replace-blobs.ts";

const shown = (text: string): string => replaceBlobs(text, (blob) => `[${blob.length}]`);

test("a run of 200 goes wherever it stands, one of 199 stays", () => {
  for (const before of [0, 1, 57, 198, 199, 200, 201, 399, 1000]) {
    const around = " ".repeat(before);
    expect(shown(`${around}${"x".repeat(200)} y`)).toBe(`${around}[200] y`);
    expect(shown(`${around}${"x".repeat(199)} y`)).toBe(`${around}${"x".repeat(199)} y`);
  }
});

test("what the pattern alone would find is found: the glance before it hides nothing", () => {
  const pattern = /(?:[A-Za-z0-9+/_-]|\\\/){200,}={0,2}/gu;
  const run = fc.tuple(fc.constantFrom("a", "Z9", "+/", "\\/", "\\", "_-", "=", " ", "ä", "😀"), fc.nat(260));
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
      const text = runs.map(([unit, times]) => unit.repeat(times)).join("");
      expect(shown(text)).toBe(text.replace(pattern, (blob) => `[${blob.length}]`));
    }),
  );
});
