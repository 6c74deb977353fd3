import { Readable } from "node:stream";
import { z } from "zod";
import { addressOfFile, personFile } from "../../store/person-file.ts";
import { doerOf } from "../doer-of.ts";
import { NONE, rawAccountRoute } from "../route.ts";
import { PersonAsked } from "./person-asked.ts";

export const exportPerson = rawAccountRoute(
  {
    method: "POST",
    url: "/people-data/export",
    id: "exportPerson",
    tag: "privacy",
    summary: "All that is kept of somebody who signs, for them to have",
    params: NONE,
    query: NONE,
    body: PersonAsked,
    answer: z.object({
      email: z.string(),
      account: z.string(),
      at: z.iso.datetime(),
      contracts: z
        .array(z.unknown())
        .describe(
          "As they are stored, each with its trail and its archived `files`: name, size, SHA-256, `key` in the archive, and the `address` at which this API has it",
        ),
      calls: z
        .array(z.unknown())
        .describe(
          "Recorded calls as they are kept; `sharedWith`: made for contracts of others, too, so without bodies",
        ),
      deliveries: z.array(z.unknown()).describe("Calls of Kommo and the vendors that name the person"),
      tests: z
        .array(z.unknown())
        .describe("Contracts that people sent to themselves and that name the address"),
    }),
    needs: "owner",
    produces: "application/json",
  },
  async ({ house, account, caller, body: { email } }, reply) => {
    const at = house.now();
    const { persons, changes } = house.store;
    // before the first byte: what is broken off has been handed out, too
    const data = { contracts: String(await persons.count(account, email)) };
    await changes.note({ account, at, event: "person_exported", by: doerOf(caller), data });
    const lines = personFile({ email, account, at }, persons.all(account, email), async (contract, file) => ({
      address: addressOfFile(contract, file),
    }));
    return reply
      .type("application/json; charset=utf-8")
      .header("cache-control", "private, no-store")
      .send(Readable.from(ended(lines)));
  },
);

async function* ended(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
