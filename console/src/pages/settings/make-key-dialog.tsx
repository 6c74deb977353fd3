import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { RoleSelect } from "./role-select.tsx";
import type { Role } from "./settings-query.ts";
import { ShownOnce } from "./shown-once.tsx";

interface Props {
  readonly onClose: () => void;
}

const DAY_MS = 24 * 3_600_000;
const LASTING = ["30", "90", "365", "ever"] as const;

/** Makes a key; its secret is shown once. */
export function MakeKeyDialog({ onClose }: Props): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const [days, setDays] = useState<string>("365");
  const make = useAct({
    mutationFn: () => {
      const endsAt = new Date(Date.now() + Number(days) * DAY_MS).toISOString();
      return api.people.makeKey(
        { account },
        { name: name.trim(), role, ...(days === "ever" ? {} : { endsAt }) },
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountKey(account, "keys") }),
  });
  const isDone = make.data !== undefined;
  return (
    <ConfirmDialog
      opened
      title={text("keys.make")}
      points={[]}
      confirm={isDone ? text("keys.kept") : text("keys.confirm")}
      busy={make.isPending}
      disabled={name.trim() === ""}
      isDone={isDone}
      error={make.error}
      onConfirm={() => (isDone ? onClose() : make.mutate())}
      onClose={onClose}
    >
      {make.data === undefined ? (
        <>
          <TextInput
            label={text("keys.name")}
            description={text("keys.nameHint")}
            required
            withAsterisk={false}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <RoleSelect
            isShown
            label={text("invite.role")}
            description={text(`roles.${role}`)}
            value={role}
            onChange={setRole}
          />
          <Select
            label={text("keys.lasts")}
            data={LASTING.map((value) => ({ value, label: text(`keys.lasting.${value}`) }))}
            value={days}
            allowDeselect={false}
            onChange={(chosen) => setDays(chosen ?? days)}
          />
        </>
      ) : (
        <ShownOnce label={text("keys.secret")} text={text("keys.once")} value={make.data.secret} />
      )}
    </ConfirmDialog>
  );
}
