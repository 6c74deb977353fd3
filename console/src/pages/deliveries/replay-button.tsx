import { Button } from "@mantine/core";
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

interface Props {
  readonly id: string;
}

/** Has the delivery read once more. */
export function ReplayButton({ id }: Props): ReactElement {
  const text = useText("deliveries");
  const { id: account } = useAccount();
  const [asks, setAsks] = useState(false);
  const replay = useAct({
    mutationFn: () => api.deliveries.replayDelivery({ account, id }),
    onSuccess: async () => {
      setAsks(false);
      toast(text("replay.done"));
      await queryClient.invalidateQueries({ queryKey: accountKey(account, "deliveries") });
    },
  });
  return (
    <div>
      <Button variant="default" onClick={() => setAsks(true)}>
        {text("replay.button")}
      </Button>
      <ConfirmDialog
        opened={asks}
        title={text("replay.title")}
        points={[{ text: text("replay.text") }]}
        confirm={text("replay.button")}
        busy={replay.isPending}
        error={replay.error}
        onConfirm={() => replay.mutate()}
        onClose={() => setAsks(false)}
      />
    </div>
  );
}
