import { afterAll, beforeAll, expect, test } from "vitest";
import { BY_OWNER } from "../../../tests/office.ts";
import { good } from "../../../tests/open-bare-office.ts";
import { openPlaybookOffice, PLAYBOOKS } from "../../../tests/open-playbook-office.ts";
import type { PlaybookOffice } from "../../../tests/open-playbook-office.ts";
import { createDeal } from "../../../tests/town.ts";
import type { Visitor } from "../../../tests/visitor.ts";
import { wonPlaybook } from "../../../tests/won-playbook.ts";

let office: PlaybookOffice;
let owner: Visitor;
beforeAll(async () => {
  office = await openPlaybookOffice();
  owner = office.owner;
});
afterAll(() => office.close());

const dayOf = (order: { fields: readonly { name: string; value: string }[] }) =>
  order.fields.find(({ name }) => name === "contract_date")?.value;

test("a dry run says what the corridor would do: later, now, and nothing more once there is a contract", async () => {
  const contractField = "Contract ID";
  const draft = wonPlaybook("foreseen", { contractField });
  const made = await good<{ version: number }>(office.put("foreseen", { playbook: draft, isNew: true }));
  expect(made.version).toBeGreaterThan(0);
  office.pass(2_000);
  const dealId = await createDeal(office.sandbox);
  const run = () => good(owner.post(`${PLAYBOOKS}/dry-run`, { id: "foreseen", dealId }));
  expect(await run()).toMatchObject({
    outlook: "later",
    held: "the deal is not in Sales / Won",
    next: "It goes out when the deal enters Sales / Won.",
  });
  await office.sandbox.kommo.control("moveDeal", { id: Number(dealId), stage: "Won" });
  // nobody has looked yet, but Kommo's own log says that it came in
  const now = await run();
  expect(now).toMatchObject({ outlook: "now" });
  expect(now).not.toHaveProperty("held");
  await office.settle();
  const [contract] = await office.app.store.contracts.ofDeal("acme", dealId);
  const covered = await run();
  expect(covered).toMatchObject({
    outlook: "covered",
    held: "its contract is under way",
    last: { reference: contract?.reference, status: "sent" },
  });
  expect(JSON.stringify(covered)).not.toContain("no contract of this installation");
  await good(owner.call("DELETE", `${PLAYBOOKS}/foreseen?despite=true`));
});

test("a deal that names somebody else's contract gets none by itself, and the dry run says so", async () => {
  const dealId = await createDeal(office.sandbox);
  await office.sandbox.kommo.control("setField", {
    id: Number(dealId),
    field: "Contract ID",
    value: "foreign-1",
  });
  const draft = wonPlaybook("draft", { contractField: "Contract ID" });
  expect(await good(owner.post(`${PLAYBOOKS}/dry-run`, { playbook: draft, dealId }))).toMatchObject({
    outlook: "never",
    held: "the deal names a contract that is not ours",
    next: expect.stringContaining("foreign-1"),
  });
});

test("a dry run goes by the house's clock", async () => {
  const dealId = await createDeal(office.sandbox);
  const run = () =>
    good<{ order: { expiresAt: string; fields: readonly { name: string; value: string }[] } }>(
      owner.post(`${PLAYBOOKS}/dry-run`, { playbook: wonPlaybook("draft"), dealId }),
    );
  const before = await run();
  office.pass(400 * 86_400_000);
  const after = await run();
  const days = (Date.parse(after.order.expiresAt) - Date.parse(before.order.expiresAt)) / 86_400_000;
  expect(days).toBeGreaterThanOrEqual(400);
  expect(dayOf(after.order)).not.toBe(dayOf(before.order));
});

test("a playbook that was taken out is listed, and comes back as it was", async () => {
  const draft = wonPlaybook("fleeting", { enabled: false, reentry: "never" });
  await good(office.put("fleeting", { playbook: draft }));
  await good(owner.call("DELETE", `${PLAYBOOKS}/fleeting`));
  interface Removed {
    readonly removed: readonly { readonly id: string; readonly version: number; readonly by: string }[];
  }
  const list = () => good<Removed>(owner.get("/api/accounts/acme/removed-playbooks"));
  const [last] = (await list()).removed;
  expect(last).toMatchObject({ id: "fleeting", enabled: false, by: BY_OWNER });
  const back = await good<{ playbook: unknown }>(
    owner.post(`${PLAYBOOKS}/fleeting/roll-back`, { version: last?.version }),
  );
  expect(back.playbook).toMatchObject({ id: "fleeting", enabled: false, reentry: "never" });
  expect((await list()).removed.map(({ id }) => id)).not.toContain("fleeting");
  await good(owner.call("DELETE", `${PLAYBOOKS}/fleeting`));
});
