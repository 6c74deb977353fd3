import { Drawer, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { QueryView } from "../../parts/query-view.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { DeliveryDetail } from "./delivery-detail.tsx";
import { isUnderWay } from "./is-under-way.ts";

/** So often a delivery that waits is read again. */
const WAITING_MS = 1_000;

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

/** One delivery in full, beside the list. */
export function DeliveryDrawer({ id, onClose }: Props): ReactElement {
  const text = useText("deliveries");
  const common = useText("common");
  const { id: account } = useAccount();
  const query = useQuery({
    queryKey: accountKey(account, "deliveries", "one", id),
    queryFn: ({ signal }) => api.deliveries.readDelivery({ account, id }, { signal }),
    // that a replay was read is no news of the account's: it is asked for
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? WAITING_MS : false),
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(36rem, 100%)"
      title={
        <Text fw={600} size="lg">
          {text("detail.title")}
        </Text>
      }
      closeButtonProps={{ "aria-label": common("close") }}
    >
      <QueryView query={query}>{(delivery) => <DeliveryDetail delivery={delivery} />}</QueryView>
    </Drawer>
  );
}
