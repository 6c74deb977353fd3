import { Drawer, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { QueryView } from "../../parts/query-view.tsx";
import { useText } from "../../texts/use-text.ts";
import { DealSheet } from "./deal-sheet.tsx";
import { dealQuery } from "./sandbox-query.ts";
import type { Sandbox } from "./sandbox-query.ts";

interface Props {
  /** `undefined` = closed. */
  readonly deal: string | undefined;
  readonly sandbox: Sandbox;
  readonly onClose: () => void;
}

/** A deal, opened at the side. */
export function DealDrawer({ deal, sandbox, onClose }: Props): ReactElement {
  const common = useText("common");
  const name = sandbox.deals.find(({ id }) => id === deal)?.name ?? "";
  return (
    <Drawer
      opened={deal !== undefined}
      onClose={onClose}
      position="right"
      size="md"
      title={
        <Text fw={650} size="lg" component="span" className="cs-break">
          {name}
        </Text>
      }
      closeButtonProps={{ "aria-label": common("close") }}
    >
      {deal !== undefined && <Opened deal={deal} sandbox={sandbox} />}
    </Drawer>
  );
}

function Opened({ deal, sandbox }: { deal: string; sandbox: Sandbox }): ReactElement {
  const query = useQuery(dealQuery(deal));
  return (
    <Stack gap="lg">
      <QueryView query={query}>{(opened) => <DealSheet deal={opened} sandbox={sandbox} />}</QueryView>
    </Stack>
  );
}
