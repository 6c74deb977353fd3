import { expect, test } from "vitest";
import { aContract, anOrder, aRemote, aSentContract, T0 } from "../../../tests/builders.ts";
import type { Contract } from "../contract.ts";
import { signersOf, stands } from "./stands.ts";
import { sayInEnglish } from "../../texts/texts.ts";

const WORDS = {
  say: sayInEnglish,
  vendor: "Contractbook",
  timezone: "Europe/Berlin",
  isSentByPerson: false,
} as const;
const said = (change: Partial<Contract>): string => stands(aSentContract({ endedAt: T0, ...change }), WORDS);
const lena = { name: "Lena Vogt", email: "LENA@example.com" } as const;

const FAILURE = {
  code: "order_incomplete",
  detail: "No e-mail.",
  where: {},
  step: "fill",
  since: T0.toISOString(),
} as const;
const WAITING = {
  connection: "contracts",
  code: "credentials_rejected",
  detail: "x",
  step: "send",
  since: T0.toISOString(),
} as const;

test.each<[string, Partial<Contract>]>([
  [
    "It has stopped. The contract cannot be filled in: values are missing or invalid. No e-mail.",
    { failure: FAILURE },
  ],
  [
    "It waits for the connection “contracts” and goes on by itself when that works again. The credentials were refused.",
    { waiting: WAITING },
  ],
  ["A draft is at Contractbook; it goes out next.", { status: "drafted" }],
  [
    "A draft is at Contractbook and cannot go out yet: Legal is at it.",
    { status: "drafted", remote: aRemote("drafted", { unready: "Legal is at it." }) },
  ],
  ["Out for signature at Contractbook since 2 November 2026: waiting for Lena Vogt.", { status: "sent" }],
  [
    "Out for signature at Contractbook since 2 November 2026: waiting for Lena Vogt, until 2 November 2026.",
    { expiresAt: T0 },
  ],
  [
    "Out for signature, but Contractbook does not show it: a second look, about five minutes after the first, decides.",
    { missingSince: T0 },
  ],
  [
    "Signed by Lena Vogt on 2 November 2026; the signed PDF is not in the archive yet.",
    { status: "signed", remote: aRemote("signed", { signers: [{ ...lena, status: "signed" }] }) },
  ],
  [
    "Declined by Lena Vogt on 2 November 2026: “too dear”.",
    {
      status: "declined",
      remote: aRemote("declined", { signers: [{ ...lena, status: "declined", reason: "too dear" }] }),
    },
  ],
  ["Not signed in time: it ended on 2 November 2026.", { status: "expired" }],
  ["Withdrawn on 2 November 2026.", { status: "withdrawn" }],
  ["Withdrawn on 2 November 2026: Contractbook no longer has it.", { status: "withdrawn", missingSince: T0 }],
])("%s", (sentence, change) => {
  expect(said(change)).toBe(sentence);
});

test("a draft that a person has to send says so, and what is not made yet as well", () => {
  expect(stands(aContract({ status: "drafted" }), { ...WORDS, isSentByPerson: true })).toBe(
    "A draft is at Contractbook; it waits for a person to send it.",
  );
  expect(stands(aContract(), WORDS)).toBe("It is being made at Contractbook.");
});

test("of several signers it tells how many have signed and for whom it waits", () => {
  const people = ["Ada", "Ben", "Cyd", "Dan", "Eve", "Fay"];
  const order = anOrder({
    signers: people.map((name) => ({
      role: "client",
      name,
      email: `${name}@example.com`,
      order: 1,
      receives: "signature",
    })),
  });
  const remote = aRemote("sent", { signers: [{ name: "Ada", email: "ada@example.com", status: "signed" }] });
  expect(stands(aSentContract({ order, remote }), WORDS)).toBe(
    "Out for signature at Contractbook since 2 November 2026: 1 of 6 have signed; waiting for Ben, Cyd, Dan, Eve and 1 more.",
  );
});

test("signers are those we asked, as the vendor tells of them, and those whom people there added", () => {
  const asked = [
    { name: "Lena Vogt", email: "lena@example.com", receives: "signature" },
    { name: "Copy", email: "copy@example.com", receives: "copy" },
  ] as const;
  const seen = [
    { ...lena, name: "L. Vogt", status: "viewed" },
    { name: "New", email: "new@example.com", status: "asked" },
  ] as const;
  expect(signersOf({ asked, seen })).toEqual([
    { name: "Lena Vogt", email: "lena@example.com", status: "viewed" },
    { name: "New", email: "new@example.com", status: "asked" },
  ]);
  expect(signersOf({ asked: undefined, seen })).toEqual(seen);
  expect(signersOf({ asked, seen: undefined })).toMatchObject([{ status: "waiting" }]);
});
