import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld } from "../story.ts";

/** What is done out there in the life of a contract that is declined, then of one that is signed. */
const KOMMO_WRITES = [
  { what: "note", match: "^POST /api/v4/leads/notes|^POST /api/v4/leads/\\d+/notes" },
  { what: "task", match: "^POST /api/v4/tasks" },
  { what: "deal", match: "^PATCH /api/v4/leads" },
  { what: "file", match: "^(POST|PUT) .*(sessions|upload|files)" },
] as const;
const VENDOR_WRITES = {
  documented: [
    { what: "create", match: "^POST /templates/[^/]+/create_document" },
    { what: "send", match: "^POST /documents/[^/]+/" },
  ],
  brief: [
    { what: "create", match: "^POST /drafts$" },
    { what: "send", match: "^POST /drafts/[^/]+/send" },
  ],
} as const;

const KINDS = ["lost", "error500After", "500", "reset"] as const;

const CASES = DIALECTS.flatMap((dialect) =>
  KINDS.flatMap((kind) => [
    ...KOMMO_WRITES.map((write) => ({ dialect, kind, ...write, at: "kommo" as const })),
    ...VENDOR_WRITES[dialect].map((write) => ({ dialect, kind, ...write, at: "vendor" as const })),
  ]),
).filter(
  // what becomes of Kommo's answers has nothing to do with the vendor's dialect
  ({ dialect, at }) => dialect === "documented" || at === "vendor",
);

test.each(CASES)(
  "$dialect: $kind on $what: one contract, one send, one note, one task, one file",
  async ({ dialect, kind, at, match, what }) => {
    const playbook = `        outcomes:
          signed: { stage: Contract signed, task: { text: "Welcome the client" } }
`;
    const world = await openWorld({ dialect, playbook });
    const struck = at === "kommo" ? world.sandbox.kommo : world.vendor;
    struck.fault({ kind, match, times: 2 });
    const id = await world.createDeal();
    await world.moveDeal(id, "Won");
    for (let rounds = 0; rounds < 2; rounds += 1) await world.elapse({ seconds: 30 });
    const documents = await world.documents();
    const sent = documents.filter(({ audit }) => audit.includes("sent_for_signature"));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.audit.filter((event) => event === "sent_for_signature")).toHaveLength(1);
    // in the brief's dialect nobody can look for a draft whose creation was not answered
    const leftOver =
      dialect === "brief" && what === "create" && (kind === "lost" || kind === "error500After") ? 2 : 0;
    expect(documents).toHaveLength(1 + leftOver);

    await world.vendor.control("signAll", { id: sent[0]?.id });
    for (let rounds = 0; rounds < 2; rounds += 1) await world.elapse({ seconds: 30 });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Contract signed");
    expect(deal.fields["Contract ID"]).toBe(sent[0]?.id);
    expect(notesOf(deal)).toEqual([
      "Contractbook: contract sent for signature",
      "Contractbook: contract signed",
    ]);
    expect(deal.tasks).toHaveLength(1);
    expect(deal.files).toHaveLength(dialect === "brief" ? 0 : 1);
    expect((await world.contract(id)).failure).toBeUndefined();
    const pattern = new RegExp(match, "u");
    const answers = struck.seen.calls.filter((call) => pattern.test(`${call.method} ${call.path}`));
    expect(answers.some(({ status }) => status === 500 || status === "lost")).toBe(true);
  },
);
