import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { distinctNames } from "../../parts/distinct-names.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { connectionsQuery } from "../connections/connections-query.ts";
import type { Particulars } from "./ask-for.ts";

interface Props {
  /** The contract stopped before its vendor was chosen: then a person says where the other one is. */
  readonly asksConnection: boolean;
  readonly particulars: Particulars;
  readonly onChange: (particulars: Particulars) => void;
}

/** Which contract it is linked to, and where that is. */
export function LinkFields({ asksConnection, particulars, onChange }: Props): ReactElement {
  const text = useText("contract");
  const { id: account } = useAccount();
  const { data } = useQuery({ ...connectionsQuery(account), enabled: asksConnection });
  const vendors = (data?.connections ?? []).filter(({ id }) => id !== "kommo");
  const names = distinctNames(vendors.map(({ id, vendor }) => ({ id, name: vendor })));
  return (
    <>
      {asksConnection && (
        <Select
          label={text("actions.connection")}
          required
          data={[...names].map(([value, label]) => ({ value, label }))}
          value={particulars.connection === "" ? null : particulars.connection}
          onChange={(connection) => onChange({ ...particulars, connection: connection ?? "" })}
        />
      )}
      <TextInput
        label={text("actions.contract")}
        description={text("actions.contractHint")}
        required
        data-autofocus
        value={particulars.contract}
        onChange={(event) => onChange({ ...particulars, contract: event.currentTarget.value })}
      />
    </>
  );
}
