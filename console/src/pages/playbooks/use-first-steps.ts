import { useQuery } from "@tanstack/react-query";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { connectionState } from "../connections/connection-state.ts";
import { connectionsQuery } from "../connections/connections-query.ts";
import { NEW_CONNECTION } from "../connections/new-connection-id.ts";
import { settingsQuery } from "../settings/settings-query.ts";
import { NEW_PLAYBOOK } from "./new-playbook.ts";
import { playbooksQuery } from "./playbooks-query.ts";

const NOTHING = { steps: [], next: undefined, isOn: false } as const;

/** The way from an empty account to its first contract: which steps are done, whose the others are, and where each begins. */
export function useFirstSteps() {
  const { id: account, isOwner } = useAccount();
  const { ruledByFile, isOwnerOfAll } = useSession();
  const { data: read } = useQuery({ ...connectionsQuery(account), enabled: !ruledByFile });
  const { data: known } = useQuery({ ...playbooksQuery(account), enabled: !ruledByFile });
  const { data: settings } = useQuery({ ...settingsQuery(account), enabled: !ruledByFile && isOwnerOfAll });
  if (ruledByFile || read === undefined || known === undefined) return NOTHING;
  const standing = read.connections.filter(
    (one) => !["missing", "incomplete"].includes(connectionState(one)),
  );
  const [first] = known.playbooks;
  const isOn = known.playbooks.some(({ enabled }) => enabled);
  const vendor = read.connections.find(({ kind }) => kind === "vendor");
  const playbook = first?.id ?? NEW_PLAYBOOK;
  const toConnection = "/a/$account/connections/$connection" as const;
  const toPlaybook = "/a/$account/playbooks/$playbook" as const;
  const isReached = settings?.installation.publicUrl !== undefined;
  const steps = [
    ...(settings === undefined || isReached
      ? []
      : [
          {
            name: "address",
            isDone: false,
            isYours: true,
            link: { to: "/a/$account/settings", params: { account } },
          } as const,
        ]),
    {
      name: "kommo",
      isDone: standing.some(({ kind }) => kind === "crm"),
      isYours: isOwner,
      link: { to: toConnection, params: { account, connection: "kommo" } },
    },
    {
      name: "vendor",
      isDone: standing.some(({ kind }) => kind === "vendor"),
      isYours: isOwner,
      link: { to: toConnection, params: { account, connection: vendor?.id ?? NEW_CONNECTION } },
    },
    {
      name: "playbook",
      isDone: first !== undefined,
      isYours: true,
      link: { to: toPlaybook, params: { account, playbook } },
    },
    { name: "dryRun", isDone: false, isYours: true, link: { to: toPlaybook, params: { account, playbook } } },
    { name: "on", isDone: false, isYours: true, link: { to: toPlaybook, params: { account, playbook } } },
  ] as const;
  // the address can wait, where all is tried on one machine
  const next = steps.find(({ name, isDone }) => !isDone && name !== "address");
  return { steps, next: next?.name, isOn };
}
