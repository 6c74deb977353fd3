import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { Removal } from "../../parts/removal.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { ConnectionView } from "./connections-query.ts";
import { forgetConnections } from "./forget-connections.ts";

interface Props {
  readonly connection: ConnectionView;
  /** As the page is headed. */
  readonly name: string;
}

/** Takes a connection out, with its credentials. */
export function RemoveConnection({ connection: { id, vendor, usedBy }, name }: Props): ReactElement {
  const text = useText("connections");
  const names = usedBy.map((playbook) => `“${playbook.name}”`).join(", ");
  const navigate = useNavigate();
  const { id: account } = useAccount();
  return (
    <Removal
      title={text("remove.ask", { name })}
      isImpossible={usedBy.length > 0}
      points={
        usedBy.length > 0
          ? [{ text: text("remove.used", { count: usedBy.length, names }) }]
          : (["secrets", "contracts", "vendor"] as const).map((point) => ({
              text: text(`remove.${point}`, { vendor }),
            }))
      }
      confirm={text("remove.confirm")}
      despite={text("remove.despite")}
      onRemove={(despite) =>
        api.connections.removeConnection({
          account,
          connection: id,
          ...(despite ? { despite: "true" } : {}),
        })
      }
      onRemoved={async () => {
        await navigate({ to: "/a/$account/connections", params: { account } });
        await forgetConnections(account);
        toast(text("remove.done", { vendor: name }));
      }}
    >
      {(ask) => (
        <Button variant="default" onClick={ask}>
          {text("remove.title")}
        </Button>
      )}
    </Removal>
  );
}
