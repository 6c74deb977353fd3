import { expect, test } from "vitest";
import { documented } from "./documented.ts";
import { connectTo, ID, requestReply } from "./vendor-fixture.ts";

test("what is read with `testing` on has no legal effect, and says so", async () => {
  const { account } = await connectTo(documented, () => requestReply(), { settings: { testing: true } });
  expect(await account.read(ID)).toMatchObject({ level: "DEMO" });
  const real = await connectTo(documented, () => requestReply());
  expect(await real.account.read(ID)).not.toHaveProperty("level");
});
