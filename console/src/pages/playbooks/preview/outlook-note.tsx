import { Alert, Text } from "@mantine/core";
import { IconCircleCheck, IconFileCheck, IconHandStop } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { DryRunData } from "../../../api/client/playbooks.ts";
import { AppLink } from "../../../parts/app-link.tsx";
import { StatusMark } from "../../../parts/status-mark.tsx";
import { useAccount } from "../../../shell/use-account.ts";
import { useText } from "../../../texts/use-text.ts";

interface Props {
  readonly run: Pick<DryRunData, "outlook" | "held" | "next" | "last" | "vendor" | "cost">;
}

const ICONS = {
  now: <IconCircleCheck color="var(--cs-good)" aria-hidden />,
  later: <IconHandStop color="var(--cs-warn)" aria-hidden />,
  covered: <IconFileCheck color="var(--cs-busy)" aria-hidden />,
  never: <IconHandStop color="var(--cs-warn)" aria-hidden />,
} as const;

/** Would a contract go out for this deal now? If not, why not, and what it has already. */
export function OutlookNote({ run }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account } = useAccount();
  const { outlook, held, next, last, vendor = "", cost } = run;
  const goes = outlook === "now" || outlook === "later";
  return (
    <Alert variant="default" icon={ICONS[outlook]} title={text(`dryRun.outlooks.${outlook}`, { vendor })}>
      {held !== undefined && <Text size="sm">{text("dryRun.because", { held })}</Text>}
      {next !== undefined && <Text size="sm">{next}</Text>}
      {last !== undefined && (
        <Text size="sm" component="div">
          {text(outlook === "covered" ? "dryRun.has" : "dryRun.last")}{" "}
          <AppLink
            to="/a/$account/contracts/$reference"
            params={{ account, reference: last.reference }}
            size="sm"
            underline="always"
          >
            {last.reference}
          </AppLink>{" "}
          <StatusMark status={last.status} />
        </Text>
      )}
      {goes && cost !== undefined && <Text size="sm">{cost}</Text>}
    </Alert>
  );
}
