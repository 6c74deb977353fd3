import { expect, test } from "vitest";
import { isSample, sampleSigners } from "./sample-signers.ts";

const CLIENT = {
  role: "client",
  name: "{{ contact.name }}",
  email: "{{ contact.email }}",
  phone: "{{ contact.phone }}",
  receives: "signature",
} as const;

test("what stands in the file is taken from it, and a stand-in for the rest is known as one", () => {
  const owner = {
    role: "internal",
    name: "Ada",
    email: " ada@example.com ",
    order: 7,
    receives: "copy",
  } as const;
  const signers = sampleSigners([CLIENT, owner]);
  expect(signers).toMatchObject([
    { role: "client", order: 1, receives: "signature", phone: expect.stringMatching(/^\+\d+$/u) },
    { role: "internal", email: "ada@example.com", order: 7, receives: "copy" },
  ]);
  expect(signers.map(isSample)).toEqual([true, false]);
  expect(signers[1]).not.toHaveProperty("phone");
});

test.each(["{{ user }}@example.com", "{%if 1%}a@example.com", "nobody"])(
  "an address that is not known before the deal, %s, is a stand-in",
  (email) => {
    expect(sampleSigners([{ ...CLIENT, email }]).map(isSample)).toEqual([true]);
  },
);
