import { Alert, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { api } from "../../../api/api.ts";
import { useAct } from "../../../api/use-act.ts";
import { ConfirmDialog } from "../../../parts/confirm-dialog.tsx";
import { useAccount } from "../../../shell/use-account.ts";
import { useSession } from "../../../shell/use-session.ts";
import { useText } from "../../../texts/use-text.ts";
import type { PlaybookJson } from "../playbooks-query.ts";
import { DealSelect } from "./deal-select.tsx";
import { useFirstDeal } from "./use-first-deal.ts";

interface Props {
  readonly playbook: PlaybookJson;
  readonly onClose: () => void;
}

/** Sends the contract of a deal to oneself. The wish has one key as long as it stands open: it is never sent twice. */
export function TestSendDialog({ playbook, onClose }: Props): ReactElement {
  const text = useText("playbooks");
  const common = useText("common");
  const { id: account } = useAccount();
  const { email = "" } = useSession();
  const { deal, choose } = useFirstDeal();
  const [key, setKey] = useState(newKey);
  const send = useAct({
    mutationFn: () =>
      api.playbooks.testSend({ account }, { playbook, dealId: deal?.value ?? "", email, key }),
  });
  const isDone = send.data !== undefined;
  return (
    <ConfirmDialog
      opened
      title={text("test.title")}
      points={
        isDone
          ? []
          : [
              { text: text("test.toYou", { email }) },
              { term: text("test.atVendor"), text: text("test.real") },
              { term: common("kommo"), text: text("test.kommo") },
            ]
      }
      confirm={isDone ? text("test.close") : text("test.confirm")}
      busy={send.isPending}
      disabled={deal === undefined || email === ""}
      error={send.error}
      onConfirm={() => (isDone ? onClose() : send.mutate())}
      onClose={onClose}
    >
      {send.data === undefined ? (
        <DealSelect
          value={deal}
          onChange={(chosen) => {
            choose(chosen);
            // another deal is another wish
            setKey(newKey());
          }}
        />
      ) : (
        <Alert
          variant="default"
          icon={<IconCircleCheck color="var(--cs-good)" aria-hidden />}
          title={text("test.done", { vendor: send.data.vendor })}
        >
          <Text size="sm">{text("test.look", { email: send.data.email })}</Text>
          <Text size="sm" c="dimmed" className="cs-break">
            {text("test.id", { id: send.data.remoteId })}
          </Text>
        </Alert>
      )}
    </ConfirmDialog>
  );
}

/** Also where the page is not served over https: `randomUUID` is missing there. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
