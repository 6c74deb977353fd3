import type { SearchDealsData } from "../../../api/client/choices.ts";
import { useText } from "../../../texts/use-text.ts";

/** A deal to choose. */
export interface DealOption {
  readonly value: string;
  readonly label: string;
}

/** Names deals as they are chosen: `Deal 5 (Sales / Won)`. */
export function useDealOption(): (deal: SearchDealsData["deals"][number]) => DealOption {
  const text = useText("playbooks");
  return ({ id, name, pipeline, stage }) => ({
    value: id,
    label: text("deal.named", { name: name === "" ? id : name, pipeline, stage }),
  });
}
