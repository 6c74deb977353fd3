import { expect, test } from "vitest";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { connectTo, ID, order, REQUEST_ID, requestReply, templateReply } from "./vendor-fixture.ts";

function answer({ path }: Seen): Reply {
  if (path.startsWith("/templates") && !path.endsWith("/createdocument")) return templateReply();
  const rows = [{ request_id: REQUEST_ID, request_name: "Agreement with Bo Client [CS-7K2M9QX4TR]" }];
  return path === "/requests" ? { status: 200, body: { code: 0, requests: rows } } : requestReply();
}

test("what is made, found or read with `testing` on has no legal effect, and says so", async () => {
  const { account } = await connectTo(documented, answer, { settings: { testing: true } });
  expect(await account.read(ID)).toMatchObject({ level: "DEMO" });
  expect(await account.create(order())).toMatchObject({ level: "DEMO" });
  expect(await account.find(order())).toMatchObject({ contract: { level: "DEMO" } });
  const real = await connectTo(documented, () => requestReply());
  expect(await real.account.read(ID)).not.toHaveProperty("level");
});
