import { useQuery } from "@tanstack/react-query";
import { distinctNames } from "../../parts/distinct-names.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { connectionsQuery } from "../connections/connections-query.ts";
import { useFilterChoices } from "../contracts/use-filter-choices.ts";

interface Knocker {
  readonly value: string;
  readonly label: string;
}

/** Who may knock: Kommo, the account's connections, and those that contracts still name. */
export function useKnockers(): readonly Knocker[] {
  const text = useText("deliveries");
  const { id: account } = useAccount();
  const { connections: former } = useFilterChoices();
  const { data } = useQuery(connectionsQuery(account));
  const vendors = (data?.connections ?? []).filter(({ kind }) => kind === "vendor");
  const names = distinctNames(vendors.map(({ id, vendor }) => ({ id, name: vendor })));
  return [
    { value: "kommo", label: text("kommo") },
    ...[...names].map(([value, label]) => ({ value, label })),
    ...former.filter(({ value }) => !names.has(value)),
  ];
}

/** What people call whoever knocked; the connection's id where it is not known (any more). */
export function useKnockerName(): (connection: string) => string {
  const text = useText("deliveries");
  const { id: account } = useAccount();
  const { connections: former } = useFilterChoices();
  const { data } = useQuery(connectionsQuery(account));
  return (connection) =>
    connection === "kommo"
      ? text("kommo")
      : (data?.connections.find(({ id }) => id === connection)?.vendor ??
        former.find(({ value }) => value === connection)?.label ??
        connection);
}
