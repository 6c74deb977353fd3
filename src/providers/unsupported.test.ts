import { expect, test } from "vitest";
import { notInArticle, unsupported } from "./unsupported.ts";

test("a method without a call rejects with its sentence, the connection and the operation", async () => {
  const remind = unsupported("contracts", "remind", "It reminds by itself.");
  await expect(remind()).rejects.toMatchObject({
    code: "unsupported",
    verdict: { next: "stop" },
    detail: "It reminds by itself.",
    where: { connection: "contracts", operation: "remind" },
  });
});

test("what the article does not name says so", async () => {
  await expect(notInArticle("contracts")("extend")()).rejects.toMatchObject({
    code: "unsupported",
    detail: "The article's API has no call for this (extend).",
    where: { connection: "contracts", operation: "extend" },
  });
});
