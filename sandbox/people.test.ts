import { expect, test, vi } from "vitest";
import { z } from "zod";
import { createSigners } from "./people.ts";
import { createSandbox, SANDBOX_CREDENTIALS } from "./sandbox.ts";
import type { Sandbox } from "./sandbox.ts";

const draft = {
  template_id: "tpl_standard",
  variables: { client_name: "Bo Ek", client_email: "bo.ek@example.com", deal_amount: "10" },
  signatories: [
    { email: "bo.ek@example.com", name: "Bo Ek", role: "client" },
    { email: "eve@example.com", name: "Eve Roos", role: "internal" },
  ],
};

const post = async (sandbox: Sandbox, path: string, body: unknown): Promise<string> => {
  const answer = await fetch(`${sandbox.vendor("contractbook-brief").url}${path}`, {
    method: "POST",
    headers: {
      authorization: `ApiKey ${SANDBOX_CREDENTIALS.contractbookBrief.apiKey}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  return z.object({ id: z.string() }).parse(await answer.json()).id;
};

const states = (sandbox: Sandbox): readonly string[] =>
  z
    .object({ documents: z.array(z.object({ state: z.string() })) })
    .parse(sandbox.vendor("contractbook-brief").state())
    .documents.map(({ state }) => state);

const sendAll = async (sandbox: Sandbox, count: number): Promise<void> => {
  for (let sent = 0; sent < count; sent += 1) {
    await post(sandbox, `/drafts/${await post(sandbox, "/drafts", draft)}/send`, {});
  }
};

test("each contract ends in the way its signer has in mind, the same for the same seed", async () => {
  const endings: (readonly string[])[] = [];
  for (const seed of [7, 7]) {
    const sandbox = await createSandbox({ port: 0 });
    const pace = { fromMs: 0, toMs: 0 };
    const signers = createSigners(sandbox, { pace, seed, declinedOf100: 40, ignoredOf100: 0 });
    await sendAll(sandbox, 1);
    signers.start();
    await sendAll(sandbox, 5);
    await vi.waitFor(() => {
      expect(states(sandbox).filter((state) => state === "sent")).toHaveLength(1);
    });
    expect(states(sandbox)[0]).toBe("sent");
    endings.push(states(sandbox).slice(1));
    signers.stop();
    await sandbox.close();
  }
  expect(new Set(endings[0])).toEqual(new Set(["signed", "declined"]));
  expect(endings[1]).toEqual(endings[0]);
});

test("signers that stopped touch nothing any more, and those who let it be never do", async () => {
  const sandbox = await createSandbox({ port: 0 });
  const ignoring = createSigners(sandbox, {
    pace: { fromMs: 0, toMs: 0 },
    declinedOf100: 0,
    ignoredOf100: 100,
  });
  const stopped = createSigners(sandbox, { pace: { fromMs: 60_000, toMs: 60_000 } });
  ignoring.start();
  stopped.start();
  await sendAll(sandbox, 2);
  stopped.stop();
  ignoring.stop();
  expect(states(sandbox)).toEqual(["sent", "sent"]);
  await sandbox.close();
});
