import type { Participant, StoredContract } from "./contract.ts";
import { signatoriesOf } from "./contract.ts";

/** The signatories whose turn it is: all, or the next one where the template (or the article's order) says so. */
export const whoseTurn = (contract: StoredContract): readonly Participant[] => {
  const open = signatoriesOf(contract).filter(({ signState }) => signState === "undecided");
  const next = contract.signOrder.find((id) => open.some((one) => one.id === id));
  if (next !== undefined) return open.filter(({ id }) => id === next);
  const first = Math.min(...open.map(({ order }) => order));
  return open.filter(({ order }) => order === first);
};
