import { expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";
import type { World } from "../world.ts";

test.each(DIALECTS)(
  "Kommo refuses our token: everything waits, and drains once a new token is in the file (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    const waiting = [await world.createDeal(), await world.createDeal()];
    await world.sandbox.kommo.control("revokeToken");
    for (const one of waiting) await world.moveDeal(one, "Won");
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse({ hours: 3 });
    expect(await world.deal(id)).toMatchObject({ stage: "Won" });
    expect(await world.documents()).toHaveLength(1);
    const kommo = (await world.app.store.health.list("acme")).find((one) => one.connection === "kommo");
    expect(kommo).toMatchObject({ state: "bad", code: "credentials_rejected" });

    await world.apply({ kommoToken: await newToken(world) });
    await world.elapse({ minutes: 10 });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Contract signed");
    expect(notesOf(deal)).toHaveLength(2);
    for (const one of waiting) expect(await world.contract(one)).toMatchObject({ status: "sent" });
    expect(await world.documents()).toHaveLength(3);
  },
);

test.each(DIALECTS)(
  "the vendor refuses our key: contracts wait and drain by themselves once it works again (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("signAll", { id: remoteId });
    await world.vendor.control("revokeKey");
    const waiting = [await world.createDeal(), await world.createDeal()];
    for (const one of waiting) await world.moveDeal(one, "Won");
    await world.elapse({ hours: 3 });
    expect(await world.documents()).toHaveLength(1);
    for (const one of waiting) {
      expect((await world.contract(one)).failure).toMatchObject({ code: "credentials_rejected" });
      expect((await world.deal(one)).notes).toHaveLength(1);
      expect((await world.deal(one)).tasks).toHaveLength(1);
    }
    await world.vendor.control("restoreKey");
    await world.elapse({ minutes: 6 });
    for (const one of waiting) {
      expect(await world.contract(one)).toMatchObject({ status: "sent" });
      expect((await world.contract(one)).failure).toBeUndefined();
    }
    expect(await world.documents()).toHaveLength(3);
    await world.elapse({ hours: 1 });
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  },
);

/** What an administrator creates in Kommo's settings. */
async function newToken(world: World): Promise<string> {
  const granted = JSON.stringify(await world.sandbox.kommo.control("grantCode"));
  const { clientId, clientSecret, redirectUri } = SANDBOX_CREDENTIALS.kommo.oauth;
  const answer = await fetch(`${world.sandbox.kommo.url}/oauth2/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: redirectUri,
      grant_type: "authorization_code",
      code: JSON.parse(granted).code,
    }),
  });
  return JSON.parse(await answer.text()).access_token;
}
