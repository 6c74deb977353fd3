import { expect, test } from "vitest";
import { readActor, signatureOf } from "./actor.ts";

test("a person is read back with the address, whatever they call themselves", () => {
  for (const name of ["Ada", "Countersign", "Eve <ada@example.com>", "kommo", "Ada (API key) too"]) {
    const email = "eve@example.com";
    expect(readActor(`person:${signatureOf({ name, email })}`)).toEqual({ kind: "person", name, email });
  }
});

test("a key that bears a person's name and address is a key", () => {
  expect(readActor("person:Ada <ada@example.com> (API key)")).toEqual({
    kind: "key",
    name: "Ada <ada@example.com>",
  });
});

test("what was written before has no address; the service and the sides are no people", () => {
  expect(readActor("person:ada")).toEqual({ kind: "person", name: "ada" });
  expect(readActor("countersign")).toEqual({ kind: "service", name: "countersign" });
  expect(readActor("contracts")).toEqual({ kind: "connection", name: "contracts" });
});
