import { useText } from "../../texts/use-text.ts";
import { useFilterChoices } from "../contracts/use-filter-choices.ts";

interface Knocker {
  readonly value: string;
  readonly label: string;
}

/** Who may knock: Kommo and the account's connections. */
export function useKnockers(): readonly Knocker[] {
  const text = useText("deliveries");
  const { connections } = useFilterChoices();
  return [{ value: "kommo", label: text("kommo") }, ...connections];
}
