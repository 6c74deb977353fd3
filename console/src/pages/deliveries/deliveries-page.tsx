import { Box, Group, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { FilterSelect } from "../../parts/filter-select.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { QueryView } from "../../parts/query-view.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { deliveriesQuery } from "./deliveries-query.ts";
import { DeliveriesTable } from "./deliveries-table.tsx";
import { STATE_CHOICES } from "./deliveries-search.ts";
import type { DeliveriesSearch } from "./deliveries-search.ts";
import { DeliveryDrawer } from "./delivery-drawer.tsx";
import { NoDeliveries } from "./no-deliveries.tsx";
import { useKnockers } from "./use-knockers.ts";

/** What knocked, newest first; what is chosen stands in the address. */
export function DeliveriesPage(): ReactElement {
  const text = useText("deliveries");
  const { id: account } = useAccount();
  const { delivery, after, ...narrowed } = useSearch({ from: "/inside/a/$account/deliveries" });
  const navigate = useNavigate({ from: "/a/$account/deliveries" });
  const knockers = useKnockers();
  const page = after === undefined ? narrowed : { ...narrowed, after };
  const query = useQuery(deliveriesQuery(account, page));
  const go = (search: DeliveriesSearch) => void navigate({ search });
  const narrow = (name: "connection" | "state") => (value: string | undefined) => {
    const { [name]: _, ...others } = narrowed;
    go(value === undefined ? others : { ...others, [name]: value });
  };
  return (
    <>
      <PageHeader title={text("title")} text={text("text")} />
      <Stack gap="md">
        <Group gap="xs">
          <FilterSelect
            label={text("filters.connection")}
            value={narrowed.connection}
            choices={knockers}
            onChange={narrow("connection")}
          />
          <FilterSelect
            label={text("filters.state")}
            value={narrowed.state}
            choices={STATE_CHOICES.map((value) => ({ value, label: text(`states.${value}`) }))}
            onChange={narrow("state")}
          />
        </Group>
        <div className="cs-card">
          <QueryView query={query} lines={10}>
            {({ deliveries, next }) => (
              <Box aria-busy={query.isPlaceholderData}>
                {deliveries.length === 0 ? (
                  <NoDeliveries isNarrowed={Object.keys(page).length > 0} onReset={() => go({})} />
                ) : (
                  <DeliveriesTable deliveries={deliveries} search={page} />
                )}
                <Pager
                  of={JSON.stringify(narrowed)}
                  after={after}
                  next={next}
                  onTurn={(turned) => go(turned === undefined ? narrowed : { ...narrowed, after: turned })}
                />
              </Box>
            )}
          </QueryView>
        </div>
      </Stack>
      {delivery !== undefined && <DeliveryDrawer id={delivery} onClose={() => go(page)} />}
    </>
  );
}
