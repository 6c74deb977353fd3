import { expect } from "vitest";
import { outcomes, plainDeal, plainDeals } from "./crm-case.ts";
import type { CrmCase } from "./crm-case.ts";
import type { CrmStand } from "./crm-stand.ts";

const HOUR_MS = 3_600_000;
const hourAgo = (): Date => new Date(Date.now() - HOUR_MS);
const DUE = new Date("2026-12-24T10:30:00Z");

/** Notes and tasks behave alike: written once, found by their marker. */
const KINDS = {
  note: {
    route: "^POST /api/v4/leads/notes",
    add: ({ crm }: CrmStand, id: string, text: string, marker: string) => crm.addNote(id, { text, marker }),
    has: ({ crm }: CrmStand, id: string, marker: string) => crm.hasNote(id, marker, hourAgo()),
    texts: async (stand: CrmStand, id: string) => (await stand.state(id)).notes.map(({ text }) => text),
  },
  task: {
    route: "^POST /api/v4/tasks",
    add: ({ crm }: CrmStand, id: string, text: string, marker: string) =>
      crm.addTask(id, { text, marker, dueAt: DUE }),
    has: ({ crm }: CrmStand, id: string, marker: string) => crm.hasTask(id, marker, hourAgo()),
    texts: async (stand: CrmStand, id: string) => (await stand.state(id)).tasks.map(({ text }) => text),
  },
} as const;

function casesOf(kind: keyof typeof KINDS): readonly CrmCase[] {
  const { route, add, has, texts } = KINDS[kind];
  return [
    {
      says: `finds a ${kind} by its marker, on its own deal only`,
      async run(stand) {
        const [id = "", other = ""] = plainDeals(stand, 2);
        expect(await has(stand, id, "[CS-1/sent]")).toBe(false);
        await add(stand, id, `"Zoë" & <b>Söhne</b> 🚀\nsecond line`, "[CS-1/sent]");
        expect(await texts(stand, id)).toEqual([`"Zoë" & <b>Söhne</b> 🚀\nsecond line\n[CS-1/sent]`]);
        expect(await has(stand, id, "[CS-1/sent]")).toBe(true);
        expect(await has(stand, id, "[CS-1/signed]")).toBe(false);
        expect(await has(stand, other, "[CS-1/sent]")).toBe(false);
      },
    },
    {
      says: `looks when the answer to a ${kind} is lost, finds it and does not double it`,
      async run(stand) {
        const id = plainDeal(stand);
        for (const fault of ["lost", "error500After"] as const) {
          stand.fault({ kind: fault, match: route });
          const error = await stand.fails(add(stand, id, "Sent.", `[${fault}]`));
          expect(error).toMatchObject({ code: "outcome_unknown", verdict: { next: "look" } });
          expect(await has(stand, id, `[${fault}]`)).toBe(true);
        }
        expect(await texts(stand, id)).toEqual(["Sent.\n[lost]", "Sent.\n[error500After]"]);
      },
    },
    {
      says: `looks after a ${kind} of which nothing came, and finds none`,
      async run(stand) {
        const id = plainDeal(stand);
        for (const fault of ["500", "reset", "nonsense"] as const) {
          stand.fault({ kind: fault, match: route });
          const error = await stand.fails(add(stand, id, "Sent.", `[${fault}]`));
          expect([fault, error.verdict.next]).toEqual([fault, "look"]);
          expect(await has(stand, id, `[${fault}]`)).toBe(false);
        }
        expect(await texts(stand, id)).toEqual([]);
      },
    },
    {
      says: `cuts a ${kind} that is too long, never its marker`,
      async run(stand) {
        const id = plainDeal(stand);
        await add(stand, id, "🚀 long ".repeat(20_000), "[marker]");
        expect(await has(stand, id, "[marker]")).toBe(true);
        const [text = ""] = await texts(stand, id);
        expect(text.isWellFormed() && text.length < 100_000).toBe(true);
      },
    },
    {
      says: `writes 120 ${kind}s at once in few calls, each once; only the bad one fails`,
      options: { perSecond: 30 },
      async run(stand) {
        const ids = plainDeals(stand, 120);
        await add(stand, ids[0] ?? "", "warm", "[warm]");
        await stand.account.control("deleteDeal", { id: Number(ids[60]) });
        const before = stand.calls(new RegExp(route, "u"));
        const results = await outcomes(ids.map((id) => add(stand, id, "Sent.", `[${id}]`)));
        expect(results.flatMap((one, index) => (one === "ok" ? [] : [index]))).toEqual([60]);
        const written = await Promise.all(ids.map((id) => texts(stand, id)));
        const own = written.map(
          (all, index) => all.filter((text) => text.includes(`[${ids[index]}]`)).length,
        );
        expect(own.filter((count) => count === 1)).toHaveLength(119);
        expect(own[60]).toBe(0);
        expect(stand.calls(new RegExp(route, "u")) - before).toBeLessThanOrEqual(12);
      },
    },
    {
      says: `finds a ${kind} below 260 younger ones`,
      options: { perSecond: 100 },
      async run(stand) {
        const id = plainDeal(stand);
        await add(stand, id, "the first", "[first]");
        await Promise.all(
          Array.from({ length: 260 }, (_, index) => add(stand, id, "noise", `[noise ${index}]`)),
        );
        expect(await has(stand, id, "[first]")).toBe(true);
        expect(await has(stand, id, "[never]")).toBe(false);
      },
    },
  ];
}

/** Notes and tasks with markers. */
export const CRM_NOTE_CASES: readonly CrmCase[] = [
  ...casesOf("note"),
  ...casesOf("task"),
  {
    says: "gives a task its time and its person",
    async run(stand) {
      const id = plainDeal(stand);
      const [, colleague] = stand.town.users;
      const responsibleUserId = String(colleague?.id);
      await stand.crm.addTask(id, { text: "Call", marker: "[t]", dueAt: DUE, responsibleUserId });
      expect((await stand.state(id)).tasks).toEqual([
        { text: "Call\n[t]", completeTill: DUE.getTime() / 1000, responsibleUserId: colleague?.id },
      ]);
    },
  },
];
