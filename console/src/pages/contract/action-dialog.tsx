import { useState } from "react";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { useNow } from "../../formats/use-now.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { ActionFields } from "./action-fields.tsx";
import { askFor } from "./ask-for.ts";
import type { Particulars } from "./ask-for.ts";
import { ChangedMeanwhile } from "./changed-meanwhile.tsx";
import type { ContractView } from "./contract-query.ts";
import { moreDays } from "./more-days.ts";

interface Props {
  readonly contract: ContractView;
  readonly offer: ContractView["actions"][number];
  readonly onClose: () => void;
}

/** Says what will happen at the vendor and in Kommo, asks what must be known, and asks for it. */
export function ActionDialog({ contract, offer, onClose }: Props): ReactElement {
  const text = useText("contract");
  const { id: account } = useAccount();
  const now = useNow();
  const [particulars, setParticulars] = useState<Particulars>({
    reason: "",
    days: moreDays(contract.expiresAt, now).proposed,
    contract: "",
    connection: "",
  });
  const { reference } = contract;
  const asksConnection = offer.action === "link" && contract.connection.id === "";
  const isUnsaid = particulars.contract.trim() === "" || (asksConnection && particulars.connection === "");
  const { action, atVendor, inCrm } = offer;
  // what the person read when it was opened may not hold any more
  const [begun] = useState(contract.status);
  const isImpossible = !offer.isPossible;
  const ask = useAct({
    mutationFn: () => askFor(account, reference, action, particulars),
    onSuccess: async () => {
      toast(text("actions.asked"));
      onClose();
      await queryClient.invalidateQueries({ queryKey: accountKey(account, "contract", reference) });
    },
  });
  return (
    <ConfirmDialog
      opened
      danger={action === "withdraw"}
      title={text(`actions.titles.${action}`)}
      points={
        isImpossible
          ? []
          : [
              { term: text("actions.atVendor"), text: atVendor },
              { term: text("actions.inCrm"), text: inCrm },
            ]
      }
      confirm={text(`actions.names.${action}`)}
      busy={ask.isPending}
      disabled={isImpossible || (action === "link" && isUnsaid)}
      error={ask.error}
      onConfirm={() => ask.mutate()}
      onClose={onClose}
    >
      <ChangedMeanwhile contract={contract} offer={offer} begun={begun} />
      {!isImpossible && (
        <ActionFields
          action={action}
          asksConnection={asksConnection}
          expiresAt={contract.expiresAt}
          particulars={particulars}
          onChange={setParticulars}
        />
      )}
    </ConfirmDialog>
  );
}
