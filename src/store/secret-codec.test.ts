import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createSecretCodec } from "./secret-codec.ts";

const KEY = randomBytes(32);

test("what a key encrypts, the same key reads, whether written as base64 or hex", () => {
  const stored = createSecretCodec(KEY.toString("base64")).encode("s3cret ✓", "acme/kommo/access");
  expect(stored).toMatch(/^v1:/);
  expect(stored).not.toContain("s3cret");
  expect(createSecretCodec(KEY.toString("hex")).decode(stored, "acme/kommo/access")).toBe("s3cret ✓");
});

test("another key, another place, or a changed byte is refused", () => {
  const codec = createSecretCodec(KEY.toString("hex"));
  const stored = codec.encode("secret", "acme/kommo/access");
  const refusal = expect.objectContaining({ code: "configuration_invalid" });
  const other = createSecretCodec(randomBytes(32).toString("hex"));
  expect(() => other.decode(stored, "acme/kommo/access")).toThrow(refusal);
  expect(() => codec.decode(stored, "other/kommo/access")).toThrow(refusal);
  expect(() => codec.decode(`${stored.slice(0, -6)}AAAAA=`, "acme/kommo/access")).toThrow(refusal);
  expect(() => codec.decode("v1:", "acme/kommo/access")).toThrow(refusal);
});

test("without a key nothing secret is stored; what an older version left in clear can be read", () => {
  const codec = createSecretCodec(undefined);
  expect(() => codec.encode("secret", "x")).toThrow("There is no key");
  expect(codec.decode("secret", "x")).toBe("secret");
});

test("a key of another size is refused with what it should be", () => {
  expect(() => createSecretCodec("short")).toThrow(/32 random bytes/);
});
