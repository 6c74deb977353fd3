import { ActionIcon, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { endingPoints } from "./ending-points.ts";
import { endsQuery } from "./settings-query.ts";
import type { Person } from "./settings-query.ts";

interface Props {
  readonly person: Person;
}

/** Takes somebody's role, after saying what that means. */
export function RemovePerson({ person }: Props): ReactElement {
  const { id, name, isEverywhere } = person;
  const text = useText("settings");
  const { id: account } = useAccount();
  const [isAsking, setAsking] = useState(false);
  const ends = useQuery({ ...endsQuery(account, person, undefined), enabled: isAsking });
  const remove = useAct({
    mutationFn: () =>
      api.people.removePerson({ account, person: id, everywhere: isEverywhere ? "true" : "false" }),
    onSuccess: async () => {
      setAsking(false);
      await Promise.all(
        ["people", "keys"].map((noun) =>
          queryClient.invalidateQueries({ queryKey: accountKey(account, noun) }),
        ),
      );
      toast(text("people.removed", { name }));
    },
  });
  return (
    <>
      <Tooltip label={text("people.remove")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={text("people.removeName", { name })}
          onClick={() => setAsking(true)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={isAsking}
        danger
        title={text("people.ask", { name })}
        points={[
          { text: text("people.lost") },
          ...endingPoints(text, name, ends.data?.ends ?? []),
          { text: text("people.trail") },
        ]}
        disabled={!ends.isFetchedAfterMount}
        confirm={text("people.remove")}
        busy={remove.isPending}
        error={remove.error ?? ends.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
