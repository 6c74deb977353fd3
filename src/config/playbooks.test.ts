import { expect, test } from "vitest";
import { PROVIDERS } from "../providers/all.ts";
import { loadConfig } from "./load-config.ts";
import { parsePlaybooks, playbooksAsJson } from "./playbooks.ts";

const FILE = `
accounts:
  acme:
    kommo: { subdomain: acme, token: token-0123456789 }
    connections: { contracts: { provider: contractbook, apiKey: key-0123456789 } }
    playbooks:
      - id: plain
        when: { pipeline: 1, stage: 2 }
        send: { through: contracts, template: t }
        outcomes: { sent: { note: false }, expired: { task: false, resend: true } }
`;

test("a stored version gives back exactly the playbooks that were kept, also what was switched off", () => {
  const result = loadConfig(FILE, {}, { providers: PROVIDERS });
  const playbooks = "config" in result ? (result.config.accounts[0]?.playbooks ?? []) : [];
  expect(playbooks).toHaveLength(1);
  expect(parsePlaybooks(playbooksAsJson(playbooks))).toEqual(playbooks);
  expect(playbooks[0]?.send.options).toMatchObject({ dates: "iso" });
  expect(playbooks[0]?.send.signers).toMatchObject([{ role: "client", email: "{{ contact.email }}" }]);
});

test.each([undefined, {}, { playbooks: 5 }, { playbooks: [null, { id: "x" }, []] }])(
  "a version that cannot be read holds no playbooks: %j",
  (stored) => {
    expect(parsePlaybooks(stored)).toEqual([]);
  },
);
