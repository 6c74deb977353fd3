import { afterAll, beforeAll, expect, test } from "vitest";
import { createDeal } from "../town.ts";
import { good, openBareOffice } from "../open-bare-office.ts";
import type { BareOffice } from "../open-bare-office.ts";

let office: BareOffice;
beforeAll(async () => {
  office = await openBareOffice({ isSetUp: true });
});
afterAll(() => office.close());

const ACME = "/api/accounts/acme";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface TemplateView {
  readonly fields: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly suggestion?: string;
  }[];
}

/** As the editor does: everything is chosen from what the account has, and fields are matched by name. */
async function chosenPlaybook(): Promise<Record<string, unknown>> {
  const { owner } = office;
  const { pipelines, connections } = await good<{
    pipelines: readonly (Named & { stages: readonly Named[] })[];
    connections: readonly Named[];
  }>(owner.get(`${ACME}/choices`));
  const pipeline = pipelines.find(({ name }) => name === "Sales");
  const stage = pipeline?.stages.find(({ name }) => name === "Won");
  const signed = pipeline?.stages.find(({ name }) => name === "Contract signed");
  const [connection] = connections;
  const { templates } = await good<{ templates: readonly Named[] }>(
    owner.get(`${ACME}/choices/templates?connection=${connection?.id}`),
  );
  const template = templates.find(({ name }) => name.includes("Standard")) ?? templates[0];
  const { fields } = await good<TemplateView>(
    owner.get(`${ACME}/choices/template?connection=${connection?.id}&template=${template?.id}`),
  );
  const matched = fields.flatMap(({ name, suggestion }) =>
    suggestion === undefined ? [] : [[name, suggestion]],
  );
  return {
    id: "won-agreement",
    when: { pipeline: pipeline?.id, stage: stage?.id },
    send: {
      through: connection?.id,
      template: template?.id,
      fields: Object.fromEntries(matched),
      expiresInDays: 14,
    },
    contractField: "Contract ID",
    outcomes: { signed: { stage: signed?.id } },
  };
}

test("from nothing to a signed contract, without a file and without typing an id", async () => {
  const { owner, sandbox } = office;
  const listed = await good<{ connections: readonly { id: string; vendor: string }[] }>(
    owner.get(`${ACME}/connections`),
  );
  expect(listed.connections.map(({ id, vendor }) => [id, vendor])).toEqual([
    ["kommo", "Kommo"],
    ["contracts", "Contractbook"],
  ]);
  for (const id of ["kommo", "contracts"]) {
    const { findings } = await good<{ findings: readonly { level: string }[] }>(
      owner.post(`${ACME}/connections/${id}/check`),
    );
    expect(findings.filter(({ level }) => level === "problem")).toEqual([]);
  }
  expect(await good(owner.post(`${ACME}/connections/kommo/subscribe`))).toEqual({
    findings: [{ level: "ok", text: "Kommo calls us from now on." }],
  });
  const { url } = await good<{ url: string }>(owner.get(`${ACME}/connections/contracts/hook-address`));
  await sandbox.vendor("contractbook").control("setCallbackUrl", { url });

  const playbook = await chosenPlaybook();
  expect(await good(owner.post(`${ACME}/playbooks/check`, { playbook, deep: true }))).toMatchObject({
    issues: [],
  });
  const dealId = await createDeal(sandbox);
  const preview = await good<{ problems: unknown; order: { signers: readonly unknown[] } }>(
    owner.post(`${ACME}/playbooks/dry-run`, { playbook, dealId }),
  );
  expect(preview.problems).toEqual([]);
  expect(preview.order.signers).toHaveLength(1);
  await good(owner.call("PUT", `${ACME}/playbooks/won-agreement`, { playbook }));

  office.pass(2_000);
  await sandbox.kommo.control("moveDeal", { id: Number(dealId), stage: "Won" });
  await office.settle();
  const [contract] = await office.app.store.contracts.ofDeal("acme", dealId);
  expect(contract).toMatchObject({ playbook: "won-agreement", status: "sent" });
  await sandbox.vendor("contractbook").control("sign", { id: contract?.remoteId });
  await office.settle();
  expect(await office.app.store.contracts.ofDeal("acme", dealId)).toMatchObject([{ status: "signed" }]);
  expect(await good(owner.get(`${ACME}/playbooks`))).toMatchObject({
    playbooks: [{ id: "won-agreement", enabled: true, lastMonth: { planned: 1, signed: 1 } }],
  });
});
