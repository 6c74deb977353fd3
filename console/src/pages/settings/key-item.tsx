import { Button, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Moment } from "../../parts/moment.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { Key } from "./settings-query.ts";

interface Props {
  readonly apiKey: Key;
}

/** A key: who made it, when it was used last, until when it is good. */
export function KeyItem({ apiKey }: Props): ReactElement {
  const text = useText("settings");
  const common = useText("common");
  const { id: account } = useAccount();
  const [isAsking, setAsking] = useState(false);
  const { id, name, role, by, usedAt, endsAt } = apiKey;
  const remove = useMutation({
    mutationFn: () => api.people.removeKey({ account, key: id }),
    onSuccess: async () => {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: accountKey(account, "keys") });
      toast(text("keys.removed", { name }));
    },
  });
  return (
    <li className="cs-person">
      <div>
        <Text fw={600} className="cs-break">
          {name}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {text("keys.by", { by })}
          {" · "}
          {usedAt === undefined ? text("keys.unused") : text("keys.used")}{" "}
          {usedAt !== undefined && <Moment at={usedAt} />}
          {endsAt !== undefined && (
            <>
              {" · "}
              {text("keys.ends")} <Moment at={endsAt} as="day" />
            </>
          )}
        </Text>
      </div>
      <Text>{common(`role.${role}`)}</Text>
      <Button
        variant="default"
        size="xs"
        aria-label={text("keys.removeName", { name })}
        onClick={() => setAsking(true)}
      >
        {text("keys.remove")}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        danger
        title={text("keys.ask", { name })}
        points={[{ text: text("keys.lost") }]}
        confirm={text("keys.remove")}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}
