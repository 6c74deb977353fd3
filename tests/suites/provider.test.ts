import { expect, test } from "vitest";
import { PROVIDERS } from "../../src/providers/all.ts";
import { DIALECTS } from "../../src/providers/provider.ts";
import { contractbookBrief } from "./contractbook-brief.stand.ts";
import { contractbookDocumented } from "./contractbook-documented.stand.ts";
import { describeProvider } from "./provider.testsuite.ts";

/** One line per provider and dialect. */
const STANDS = [contractbookDocumented, contractbookBrief];

for (const stand of STANDS) describeProvider(stand);

test("every provider is held against the suite in every dialect", () => {
  const wanted = PROVIDERS.flatMap(({ id }) => DIALECTS.map((dialect) => `${id}, ${dialect}`));
  const held = STANDS.map(({ provider, dialect }) => `${provider}, ${dialect}`);
  expect(held.toSorted()).toEqual(wanted.toSorted());
});
