import { Alert } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { versionsQuery } from "./playbooks-query.ts";

interface Props {
  readonly playbook: string;
  /** The one that is being edited. */
  readonly version: number;
}

/** Says at once that somebody else has saved the playbook that is being edited here; what is typed stays. */
export function ChangedNote({ playbook, version }: Props): ReactElement | null {
  const text = useText("playbooks");
  const { id: account } = useAccount();
  const { data } = useQuery(versionsQuery(account, playbook));
  const newest = data?.versions[0];
  if (newest === undefined || newest.version <= version) return null;
  return (
    <Alert
      variant="default"
      mb="md"
      role="status"
      icon={<IconUsers size={18} color="var(--cs-warn)" aria-hidden />}
      title={text("changedNote.title", { who: newest.by.replace(/^person:/u, "") })}
    >
      {text("changedNote.text")}
    </Alert>
  );
}
