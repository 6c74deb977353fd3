import { Box, Button, Stack } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { queryText } from "../../api/query-text.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { QueryView } from "../../parts/query-view.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { ContractCards } from "./contract-cards.tsx";
import { ContractTable } from "./contract-table.tsx";
import { ContractsFilters } from "./contracts-filters.tsx";
import { contractsQuery } from "./contracts-query.ts";
import type { ContractsSearch } from "./contracts-search.ts";
import { FoundLine } from "./found-line.tsx";
import { NoContracts } from "./no-contracts.tsx";

const STALE_OPACITY = 0.55;

/** All contracts: searched, filtered and sorted; what is chosen stands in the address. */
export function ContractsPage(): ReactElement {
  const text = useText("contracts");
  const { id: account } = useAccount();
  const search = useSearch({ from: "/inside/a/$account/contracts" });
  const navigate = useNavigate({ from: "/a/$account/contracts" });
  const query = useQuery({ ...contractsQuery(account, search), placeholderData: keepPreviousData });
  const { after: _, ...narrowed } = search;
  const change = (next: ContractsSearch) => void navigate({ search: next, replace: true });
  const csv = `/api/accounts/${encodeURIComponent(account)}/contracts.csv${queryText(narrowed)}`;
  return (
    <>
      <PageHeader title={text("title")}>
        <Button
          component="a"
          href={csv}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {text("csv")}
        </Button>
      </PageHeader>
      <Stack gap="md">
        <ContractsFilters search={narrowed} onChange={change} />
        <div className="cs-card">
          <QueryView query={query} lines={12}>
            {({ contracts, next, found }) => (
              <Box
                style={{ opacity: query.isPlaceholderData ? STALE_OPACITY : 1 }}
                aria-busy={query.isPlaceholderData}
              >
                {contracts.length === 0 ? (
                  <NoContracts isNarrowed={Object.keys(narrowed).length > 0} onReset={() => change({})} />
                ) : (
                  <>
                    <ContractTable contracts={contracts} sort={search.sort ?? "newest"} />
                    <ContractCards contracts={contracts} />
                  </>
                )}
                <Pager
                  of={JSON.stringify(narrowed)}
                  after={search.after}
                  next={next}
                  onTurn={(after) =>
                    void navigate({ search: after === undefined ? narrowed : { ...narrowed, after } })
                  }
                >
                  {found === undefined ? undefined : <FoundLine found={found} />}
                </Pager>
              </Box>
            )}
          </QueryView>
        </div>
      </Stack>
    </>
  );
}
