import { z } from "zod";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { ToldEntry } from "../store/store.ts";
import { textOf } from "./story-words.ts";
import type { TaskWords } from "./story.ts";

const Deal = z.object({
  responsibleUserId: z.number(),
  contacts: z.array(z.object({ id: z.number(), isMain: z.boolean() })),
  tasks: z.array(z.object({ text: z.string(), responsibleUserId: z.number() })),
});

type Users = readonly { readonly id: number; readonly name: string }[];

/** What a person sees in the sandbox's Kommo. */
export interface DemoDesk {
  /** The words of the task that an entry of the trail tells of. */
  readonly task: (entry: ToldEntry) => Promise<TaskWords | undefined>;
  /** Gives the deal's main contact an e-mail address; resolves to who did it, `undefined` = there is no contact. */
  readonly fillInEmail: (dealId: string) => Promise<string | undefined>;
}

/** The desk of the town's people. */
export function createDemoDesk(sandbox: Pick<Sandbox, "control">, users: Users): DemoDesk {
  const nameOf = (id: number): string => users.find((user) => user.id === id)?.name ?? "somebody";

  async function read(dealId: string): Promise<z.infer<typeof Deal> | undefined> {
    const state = await sandbox.control("kommo", "state", { id: Number(dealId) });
    return Deal.safeParse(state).data;
  }

  return {
    async task({ dealId, reference, data }) {
      const label = textOf(data?.["key"]).replace("/task", "");
      const marker = `[${reference} ${label}]`;
      const found = (await read(dealId))?.tasks.find(({ text }) => text.includes(marker));
      if (found === undefined) return undefined;
      return { text: found.text.replace(marker, "").trim(), who: nameOf(found.responsibleUserId) };
    },
    async fillInEmail(dealId) {
      const deal = await read(dealId);
      const contact = deal?.contacts.find(({ isMain }) => isMain) ?? deal?.contacts[0];
      if (deal === undefined || contact === undefined) return undefined;
      await sandbox.control("kommo", "editContact", {
        id: contact.id,
        email: `contact${contact.id}@example.com`,
      });
      return nameOf(deal.responsibleUserId);
    },
  };
}
