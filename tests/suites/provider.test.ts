import { expect, test } from "vitest";
import { PROVIDERS } from "../../src/providers/all.ts";
import { DIALECTS } from "../../src/providers/provider.ts";
import { contractbookBrief } from "./contractbook-brief.stand.ts";
import { contractbookDocumented } from "./contractbook-documented.stand.ts";
import { ironcladBrief } from "./ironclad-brief.stand.ts";
import { ironcladDocumented } from "./ironclad-documented.stand.ts";
import { oneflowBrief } from "./oneflow-brief.stand.ts";
import { oneflowDocumented } from "./oneflow-documented.stand.ts";
import { describeProvider } from "./provider.testsuite.ts";
import { skribbleBrief } from "./skribble-brief.stand.ts";
import { skribbleDocumented } from "./skribble-documented.stand.ts";
import { zohoSignBrief } from "./zoho-sign-brief.stand.ts";
import { zohoSignDocumented } from "./zoho-sign-documented.stand.ts";

/** One line per provider and dialect. */
const STANDS = [
  contractbookDocumented,
  contractbookBrief,
  ironcladDocumented,
  ironcladBrief,
  oneflowDocumented,
  oneflowBrief,
  skribbleDocumented,
  skribbleBrief,
  zohoSignDocumented,
  zohoSignBrief,
];

for (const stand of STANDS) describeProvider(stand);

test("every provider is held against the suite in every dialect", () => {
  const wanted = PROVIDERS.flatMap(({ id }) => DIALECTS.map((dialect) => `${id}, ${dialect}`));
  const held = STANDS.map(({ provider, dialect }) => `${provider}, ${dialect}`);
  expect(held.toSorted()).toEqual(wanted.toSorted());
});
