import { Button, Checkbox } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactElement } from "react";
import { ApiError } from "../../api/api-error.ts";
import { api } from "../../api/api.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { ConnectionView } from "./connections-query.ts";
import { forgetConnections } from "./forget-connections.ts";

interface Props {
  readonly connection: ConnectionView;
}

/** Takes a connection out, with its credentials. */
export function RemoveConnection({ connection: { id, vendor } }: Props): ReactElement {
  const text = useText("connections");
  const navigate = useNavigate();
  const { id: account } = useAccount();
  const [isAsking, setAsking] = useState(false);
  const [despite, setDespite] = useState(false);
  const remove = useMutation({
    mutationFn: () =>
      api.connections.removeConnection({ account, connection: id, ...(despite ? { despite: "true" } : {}) }),
    onSuccess: async () => {
      await navigate({ to: "/a/$account/connections", params: { account } });
      await forgetConnections(account);
      toast(text("remove.done", { vendor }));
    },
  });
  const isUnderWay = remove.error instanceof ApiError && remove.error.reason === "contracts_under_way";
  const close = () => {
    remove.reset();
    setDespite(false);
    setAsking(false);
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {text("remove.title")}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        danger
        title={text("remove.ask", { vendor, id })}
        points={(["secrets", "contracts", "vendor"] as const).map((name) => ({
          text: text(`remove.${name}`, { vendor }),
        }))}
        confirm={text("remove.confirm")}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        {isUnderWay && (
          <Checkbox
            label={text("remove.despite")}
            checked={despite}
            onChange={(event) => setDespite(event.currentTarget.checked)}
          />
        )}
      </ConfirmDialog>
    </>
  );
}
