import * as fc from "fast-check";
import { expect, test } from "vitest";
import { CountersignError } from "../../domain/errors.ts";
import type { Kommo } from "./kommo.ts";
import { kommoAt, startServer } from "./test-kommo.ts";
import type { Reply } from "./test-kommo.ts";

const T = new Date("2026-11-01T00:00:00Z");
const DEAL = {
  id: "5",
  name: "",
  price: 1,
  pipelineId: "1",
  stageId: "2",
  mainContactId: "6",
  companyId: "7",
  responsibleUserId: "8",
  contactIds: [],
  tags: [],
  fields: [],
};

/** Everything that the client can be asked for. */
const ASKS: Readonly<Record<string, (kommo: Kommo) => Promise<unknown>>> = {
  readDeal: (kommo) => kommo.readDeal("5"),
  readView: (kommo) => kommo.readView(DEAL, { contact: true, company: true, user: true }),
  resolveStage: (kommo) => kommo.resolveStage("Sales", "Won"),
  patchDeal: (kommo) =>
    kommo.patchDeal("5", { fields: { Plan: "x" }, stage: { pipelineId: "1", stageId: "2" } }),
  addNote: (kommo) => kommo.addNote("5", { text: "a", marker: "[m]" }),
  hasNote: (kommo) => kommo.hasNote("5", "[m]", T),
  addTask: (kommo) => kommo.addTask("5", { text: "a", marker: "[m]", dueAt: T }),
  hasTask: (kommo) => kommo.hasTask("5", "[m]", T),
  uploadFile: (kommo) =>
    kommo.uploadFile({ name: "a.pdf", contentType: "application/pdf", bytes: new Uint8Array(9) }),
  linkFile: (kommo) => kommo.linkFile("5", "abcd-1234"),
  stageChanges: (kommo) => kommo.stageChanges("5", T),
  enteredStages: (kommo) =>
    kommo.enteredStages([{ pipelineId: "1", stageId: "2" }], T, new Date(T.getTime() + 1000)),
  check: (kommo) => kommo.check(),
  metadata: (kommo) => kommo.metadata(),
  hooksList: (kommo) => kommo.subscriptions.list(),
};

const key = fc.constantFrom(
  "id",
  "_embedded",
  "leads",
  "contacts",
  "notes",
  "tasks",
  "events",
  "pipelines",
  "statuses",
  "custom_fields",
  "custom_fields_values",
  "values",
  "value",
  "files",
  "webhooks",
  "drive_url",
  "upload_url",
  "max_part_size",
  "validation-errors",
  "errors",
  "request_id",
  "retry_after",
  "__proto__",
  "constructor",
);
const leaf = fc.constantFrom<unknown>(
  null,
  true,
  0,
  5,
  -1,
  1e21,
  "",
  "5",
  "__proto__",
  "https://example.com/",
  [],
);
const json = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.array(tie("node"), { maxLength: 3 }),
    fc.dictionary(key, tie("node"), { maxKeys: 6 }),
  ),
})).node;
const reply: fc.Arbitrary<Reply> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      status: fc.constantFrom(200, 200, 200, 201, 202, 400, 403, 404, 418, 422, 500),
      json,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      status: fc.constantFrom(200, 204, 301, 403, 500),
      text: fc.constantFrom("", "<html>", "{", "null", "\u0000"),
    }),
  },
);

test.each(Object.keys(ASKS))(
  "%s comes to a result or to a clear error, whatever Kommo answers",
  async (name) => {
    let next: Reply = {};
    await using server = await startServer(() => next);
    await fc.assert(
      fc.asyncProperty(reply, async (some) => {
        next = some.status === 204 ? { status: 204 } : some;
        const ask = ASKS[name];
        const error: unknown = await ask?.(kommoAt(server.url)).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(error === undefined || error instanceof CountersignError).toBe(true);
        expect(Object.hasOwn(Object.prototype, "id")).toBe(false);
      }),
      { numRuns: 40 },
    );
  },
);

test("a list that never ends is given up", async () => {
  const page = {
    _links: { next: { href: "x" } },
    _embedded: { custom_fields: [{ id: 1, name: "a", type: "text" }] },
  };
  await using server = await startServer(() => ({ json: page }));
  const error: unknown = await kommoAt(server.url)
    .metadata()
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CountersignError);
  expect(server.seen.length).toBeLessThan(400);
});

test("a list of two hundred thousand entries is read without a crash", async () => {
  const tasks = Array.from({ length: 200_000 }, () => ({ entity_id: 5, text: "x", created_at: 1 }));
  await using server = await startServer(() => ({ json: { _embedded: { tasks } } }));
  expect(await kommoAt(server.url).hasTask("5", "[m]", T)).toBe(false);
});
