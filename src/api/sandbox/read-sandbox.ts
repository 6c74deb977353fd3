import type { Playbook } from "../../domain/playbook.ts";
import { vendorOf } from "../contracts/vendor-of.ts";
import { NONE } from "../route.ts";
import { playRoute } from "./play-route.ts";
import { SandboxView } from "./sandbox-view.ts";

export const readSandbox = playRoute(
  {
    method: "GET",
    url: "/sandbox",
    id: "readSandbox",
    summary: "The demo's invented Kommo, its vendors' inboxes, and what just happened",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: SandboxView,
    needs: "viewer",
  },
  async (desk, { house, account }) => {
    const playbooks = house.account(account)?.playbooks ?? [];
    const nameOf = (id: string): string => (id === "kommo" ? "Kommo" : vendorOf(house, account, id));
    const { pipelines, inboxes, moods, ...state } = await desk.read(account, nameOf);
    const connected = house.account(account)?.connections;
    const isOurs = ({ id }: { readonly id: string }): boolean =>
      id === "kommo" || connected?.has(id) === true;
    return {
      ...state,
      account,
      pipelines: pipelines.map(({ stages, ...pipeline }) => ({
        ...pipeline,
        stages: stages.map((stage) => ({
          ...stage,
          startsContract: playbooks.some((playbook) => waitsAt(playbook, pipeline, stage)),
        })),
      })),
      inboxes: inboxes.filter(isOurs).map((inbox) => ({ ...inbox, vendor: nameOf(inbox.id) })),
      moods: moods.filter(isOurs).map((side) => ({ ...side, name: nameOf(side.id) })),
    };
  },
);

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Playbooks name pipeline and stage by name or id. */
function waitsAt({ enabled, when }: Playbook, pipeline: Named, stage: Named): boolean {
  const isMeant = (word: string, { id, name }: Named): boolean => word === id || word === name;
  return enabled && isMeant(when.pipeline, pipeline) && isMeant(when.stage, stage);
}
