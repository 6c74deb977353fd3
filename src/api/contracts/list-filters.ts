import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { knownChoices } from "./known-choices.ts";
import { knowFormerVendors } from "./former-vendors.ts";
import { knowManagers, managerName } from "./manager-names.ts";
import { playbookName } from "./playbook-name.ts";
import { vendorOf } from "./vendor-of.ts";

const Filters = z.object({
  playbooks: z.array(z.object({ id: z.string(), name: z.string() })),
  connections: z.array(z.object({ id: z.string(), vendor: z.string() })),
  users: z.array(z.object({ id: z.string(), name: z.string() })),
});

export const listFilters = accountRoute(
  {
    method: "GET",
    url: "/contracts-filters",
    id: "listContractFilters",
    tag: "contracts",
    summary: "Playbooks, connections and responsible users that the account's contracts have",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: Filters,
    needs: "viewer",
  },
  async ({ house, say, account }) => {
    const [{ playbooks, connections, people }] = await Promise.all([
      knownChoices(house, account),
      knowManagers(house, account),
      knowFormerVendors(house, account),
    ]);
    return {
      playbooks: playbooks.map((id) => ({ id, name: playbookName(house, account, id) })),
      connections: connections.map((id) => ({ id, vendor: vendorOf(house, account, id) })),
      users: people.map((person) => ({ id: person.id, name: managerName(house, say, account, person) })),
    };
  },
);
