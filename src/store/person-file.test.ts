import { expect, test } from "vitest";
import { aContract, T0 } from "../../tests/builders.ts";
import { addressOfFile, personFile } from "./person-file.ts";
import type { PersonPart } from "./person.ts";

const HEAD = { email: "ann@shop.example", account: "acme", at: T0 };
const FILE = {
  kind: "signed",
  name: '../a "b"\n.pdf',
  key: "acme/2026/CS-1/a.pdf",
  sha256: "00",
  bytes: 3,
  contentType: "application/pdf",
} as const;
const DELIVERY = { kind: "deliveries", delivery: { id: "d", receivedAt: T0, body: "]}\n,{" } } as const;

async function fileOf(...parts: readonly PersonPart[]): Promise<unknown> {
  async function* all(): AsyncGenerator<PersonPart> {
    yield* parts;
  }
  const lines: string[] = [];
  for await (const line of personFile(HEAD, all(), (contract, file) =>
    Promise.resolve({ address: addressOfFile(contract, file) }),
  ))
    lines.push(line);
  return JSON.parse(lines.join("\n"));
}

test("a file about nobody is whole: every list is there, and empty", async () => {
  const head = { ...HEAD, at: T0.toISOString() };
  expect(await fileOf()).toEqual({ ...head, contracts: [], calls: [], deliveries: [], tests: [] });
});

test("lists stand in their order, whichever are missing", async () => {
  const contract = aContract({ archive: [FILE] });
  expect(await fileOf({ kind: "contracts", contract, trail: [] }, DELIVERY, DELIVERY)).toMatchObject({
    contracts: [{ contract: { reference: contract.reference }, trail: [], files: [{ name: FILE.name }] }],
    calls: [],
    deliveries: [{ body: "]}\n,{" }, { id: "d" }],
    tests: [],
  });
  expect(await fileOf(DELIVERY)).toMatchObject({ contracts: [], calls: [], deliveries: [{ id: "d" }] });
});

test("a hostile name stays inside its part of the address", () => {
  const contract = aContract();
  expect(addressOfFile(contract, FILE)).toBe(
    `/api/accounts/acme/contracts/${contract.reference}/documents/..%2Fa%20%22b%22%0A.pdf`,
  );
});
