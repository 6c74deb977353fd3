import { z } from "zod";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { OpenedDeal } from "../api/sandbox/sandbox-view.ts";
import type { SandboxState } from "../api/sandbox/sandbox-desk.ts";

const Card = z.object({
  id: z.number(),
  name: z.string(),
  price: z.number(),
  pipeline: z.number(),
  stage: z.number(),
  company: z.string(),
  contact: z.string(),
  notes: z.number(),
  tasks: z.number(),
  files: z.number(),
});

const Board = z.object({
  pipelines: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      stages: z.array(z.object({ id: z.number(), name: z.string(), color: z.string() })),
    }),
  ),
  deals: z.array(Card),
});

const User = z.object({ id: z.number(), name: z.string() });

const Opened = Card.extend({
  users: z.array(User),
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  people: z.array(z.object({ id: z.number(), name: z.string(), email: z.string() })),
  held: z.object({
    responsibleUserId: z.number(),
    notes: z.array(z.object({ id: z.number(), text: z.unknown(), createdAt: z.number() })),
    tasks: z.array(
      z.object({
        id: z.number(),
        text: z.string(),
        responsibleUserId: z.number(),
        isCompleted: z.boolean(),
      }),
    ),
    files: z.array(z.object({ uuid: z.string(), name: z.string().optional(), size: z.number().optional() })),
  }),
});

/** Pipelines and deals as the sandbox's Kommo shows them; the deal that changed last comes first. */
export async function readBoard(
  sandbox: Pick<Sandbox, "control">,
): Promise<Pick<SandboxState, "pipelines" | "deals">> {
  const { pipelines, deals } = Board.parse(await sandbox.control("kommo", "board"));
  return {
    pipelines: pipelines.map(({ id, name, stages }) => ({
      id: String(id),
      name,
      stages: stages.map((stage) => ({ ...stage, id: String(stage.id) })),
    })),
    deals: deals.map(cardOf),
  };
}

/** One deal with all that hangs on it. Throws ControlError where there is none. */
export async function openDeal(sandbox: Pick<Sandbox, "control">, id: string): Promise<OpenedDeal> {
  const opened = Opened.parse(await sandbox.control("kommo", "openDeal", { id: Number(id) }));
  const { held, users, people, fields } = opened;
  const nameOf = (user: number): string | undefined => users.find((one) => one.id === user)?.name;
  const manager = nameOf(held.responsibleUserId);
  return {
    ...cardOf(opened),
    ...(manager === undefined ? {} : { manager }),
    fields,
    people: people.map((person) => ({ ...person, id: String(person.id) })),
    written: held.notes
      .filter(({ text }) => typeof text === "string")
      .map((note) => ({
        id: String(note.id),
        at: new Date(note.createdAt * 1000).toISOString(),
        text: unmarked(String(note.text)),
      }))
      .toReversed(),
    toDo: held.tasks.map(({ id: task, text, responsibleUserId, isCompleted }) => {
      const who = nameOf(responsibleUserId);
      return {
        id: String(task),
        text: unmarked(text),
        isDone: isCompleted,
        ...(who === undefined ? {} : { who }),
      };
    }),
    attached: held.files.map(({ uuid, name = uuid, size = 0 }) => ({ id: uuid, name, bytes: size })),
  };
}

function cardOf(card: z.infer<typeof Card>): SandboxState["deals"][number] {
  const { id, name, price, pipeline, stage, company, contact, notes, tasks, files } = card;
  return {
    id: String(id),
    name,
    price,
    pipeline: String(pipeline),
    stage: String(stage),
    ...(company === "" ? {} : { company }),
    ...(contact === "" ? {} : { contact }),
    notes,
    tasks,
    files,
  };
}

/** Without the marker by which a note is found again. */
function unmarked(text: string): string {
  return text.replace(/\s*\[CS-[^\]]*\]\s*$/u, "");
}
