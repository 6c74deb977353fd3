import { z } from "zod";
import { EVERYWHERE } from "../../auth/caller.ts";
import { CHANGE_EVENTS, WAYS } from "../../store/change.ts";
import { playbookName } from "../contracts/playbook-name.ts";
import { paged } from "../paged.ts";
import { accountRoute, NONE } from "../route.ts";
import { changeText } from "./change-text.ts";

const Change = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    event: z.enum(CHANGE_EVENTS),
    /** What was changed, in words. */
    text: z.string(),
    /** `via`: with a session, an API key or a one-time link, on the machine, by the configuration file; or it is not known who. Names are not unique: `email` is the person's. */
    by: z.object({ name: z.string(), email: z.string().optional(), via: z.enum(WAYS) }),
    /** Where the call came from, at a sign-in. */
    address: z.string().optional(),
    /** It concerns every account of the installation. */
    isEverywhere: z.boolean(),
  })
  .meta({ id: "Change" });

export const listChanges = accountRoute(
  {
    method: "GET",
    url: "/changes",
    id: "listChanges",
    tag: "people",
    summary: "Who changed people, keys, settings, connections and playbooks, and who signed in; newest first",
    params: NONE,
    query: z.object({
      after: z.string().max(300).optional().describe("`next` of the page before"),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    body: NONE,
    answer: z.object({ changes: z.array(Change), next: z.string().optional() }),
    needs: "owner",
  },
  async ({ house, say, account, caller, query: { after, limit } }) => {
    const { store } = house;
    const playbookOf = (id: string): string => playbookName(house, account, id);
    const withInstallation = caller.everywhere === "owner";
    const more = after === undefined ? {} : { after };
    const found = await paged(() =>
      store.changes.list({ account, withInstallation, limit: limit + 1, ...more }),
    );
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return {
      changes: shown.map((change) => {
        const { cursor: id, at, event, by, data } = change;
        const address = data?.["address"];
        return {
          id,
          at: at.toISOString(),
          event,
          text: changeText(change, say, playbookOf),
          by: { name: by.name, via: by.via, ...(by.email === undefined ? {} : { email: by.email }) },
          ...(typeof address === "string" ? { address } : {}),
          isEverywhere: change.account === EVERYWHERE,
        };
      }),
      ...(last === undefined ? {} : { next: last.cursor }),
    };
  },
);
