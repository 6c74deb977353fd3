import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { sandboxQuery } from "./sandbox-query.ts";
import type { SandboxDeal, Stage } from "./sandbox-query.ts";
import { usePlay } from "./use-play.ts";

/** Moves a deal to a stage of its pipeline; the board shows it there at once. */
export function useMoveDeal(): (deal: SandboxDeal, stage: Stage) => void {
  const client = useQueryClient();
  const { play } = usePlay(async ({ deal, stage }: { deal: SandboxDeal; stage: Stage }) => {
    await client.cancelQueries({ queryKey: sandboxQuery.queryKey, exact: true });
    client.setQueryData(sandboxQuery.queryKey, (before) =>
      before === undefined
        ? before
        : {
            ...before,
            deals: before.deals.map((one) => (one.id === deal.id ? { ...one, stage: stage.id } : one)),
          },
    );
    await api.sandbox.moveSandboxDeal({ deal: deal.id }, { pipeline: deal.pipeline, stage: stage.id });
  });
  return (deal, stage) => {
    if (deal.stage !== stage.id) play({ deal, stage });
  };
}
