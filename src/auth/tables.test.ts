import { getMigrations } from "better-auth/db/migration";
import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { betterAuthOptions } from "./better-auth-options.ts";

test("the tables are what the sign-in library asks for, in this version of it too", async () => {
  const opened = await testDatabase();
  onTestFinished(() => opened.close());
  const options = betterAuthOptions({
    database: opened.database,
    seals: [{ version: 1, value: "a seal of at least thirty-two letters" }],
    publicUrl: "https://sign.example.com",
    singleSignOn: {
      issuer: "https://login.example.com",
      clientId: "c",
      clientSecret: "s",
      trustsEmail: false,
      admits: async () => false,
      onNewPerson: async () => undefined,
      onProof: async () => false,
    },
    onComplaint: () => undefined,
  });
  const { toBeCreated, toBeAdded } = await getMigrations(options);
  expect([toBeCreated, toBeAdded]).toEqual([[], []]);
});
