import { ActionIcon, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { Person } from "./settings-query.ts";

interface Props {
  readonly person: Person;
}

/** Takes somebody's role, after saying what that means. */
export function RemovePerson({ person: { id, name, isEverywhere } }: Props): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () =>
      api.people.removePerson({ account, person: id, everywhere: isEverywhere ? "true" : "false" }),
    onSuccess: async () => {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: accountKey(account, "people") });
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
        points={[{ text: text("people.lost") }, { text: text("people.trail") }]}
        confirm={text("people.remove")}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
