import { Stack } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { EmptyState } from "../../parts/empty-state.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { QueryView } from "../../parts/query-view.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { attentionQuery } from "./attention-query.ts";
import { BrokenConnections } from "./broken-connections.tsx";
import { HeldContracts } from "./held-contracts.tsx";
import { StoppedContracts } from "./stopped-contracts.tsx";

/** Everything that waits for a person, by its cause, with the way out. */
export function AttentionPage(): ReactElement {
  const text = useText("attention");
  const { id: account } = useAccount();
  const [after, setAfter] = useState<string>();
  const query = useQuery({ ...attentionQuery(account, after), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader title={text("title")} text={text("text")} />
      <QueryView query={query} lines={8}>
        {({ connections, contracts, count, next }) => (
          <Stack gap="md">
            {connections.length === 0 && count === 0 && (
              <div className="cs-card">
                <EmptyState
                  icon={<IconCircleCheck size={22} color="var(--cs-good)" />}
                  title={text("calm.title")}
                  text={text("calm.text")}
                />
              </div>
            )}
            <BrokenConnections connections={connections} />
            <HeldContracts />
            <StoppedContracts contracts={contracts} />
            {(next !== undefined || after !== undefined) && (
              <div className="cs-card">
                <Pager of="attention" after={after} next={next} onTurn={setAfter} />
              </div>
            )}
          </Stack>
        )}
      </QueryView>
    </>
  );
}
