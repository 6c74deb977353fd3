import { Alert, List, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { DryRunData } from "../../../api/client/playbooks.ts";
import { useText } from "../../../texts/use-text.ts";
import { OrderView } from "./order-view.tsx";
import { OutlookNote } from "./outlook-note.tsx";

interface Props {
  readonly run: DryRunData;
}

/** A dry run in words: would it go out, what, to whom, and then. */
export function DryRunView({ run }: Props): ReactElement {
  const text = useText("playbooks");
  const { outlook, order, problems, effects, warnings } = run;
  const isStopped = problems.length > 0;
  return (
    <Stack gap="md">
      {isStopped && (
        <Alert
          variant="default"
          icon={<IconAlertTriangle color="var(--cs-bad)" aria-hidden />}
          title={text("dryRun.stopped")}
        >
          <List size="sm" spacing={4}>
            {problems.map(({ what, text: problem }) => (
              <List.Item key={`${what} ${problem}`} className="cs-break">
                {text("dryRun.problem", { what, problem })}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {(!isStopped || outlook === "covered") && <OutlookNote run={run} />}
      {order !== undefined && <OrderView order={order} />}
      {effects.length > 0 && (
        <div>
          <Text fw={600} mb={4}>
            {text("dryRun.then")}
          </Text>
          <List size="sm" spacing={4}>
            {effects.map((effect) => (
              <List.Item key={effect}>{effect}</List.Item>
            ))}
          </List>
        </div>
      )}
      {warnings.length > 0 && (
        <div>
          <Text fw={600} mb={4}>
            {text("dryRun.know")}
          </Text>
          <List size="sm" spacing={4} c="dimmed">
            {warnings.map((warning) => (
              <List.Item key={warning} className="cs-break">
                {warning}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  );
}
