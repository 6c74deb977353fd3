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

/** What people call whoever knocked; the connection's id where it is not known (any more). */
export function useKnockerName(): (connection: string) => string {
  const knockers = useKnockers();
  return (connection) => knockers.find(({ value }) => value === connection)?.label ?? connection;
}
