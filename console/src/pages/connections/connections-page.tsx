import "./connections.css";
import { SimpleGrid } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { ButtonLink } from "../../parts/button-link.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { QueryView } from "../../parts/query-view.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { FileBanner } from "../file-banner.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import { connectionsQuery } from "./connections-query.ts";
import { isOneOfSeveral } from "./is-one-of-several.ts";
import { NEW_CONNECTION } from "./new-connection-id.ts";

/** Kommo and the vendors: does each work, until when, and how busy is it. */
export function ConnectionsPage(): ReactElement {
  const text = useText("connections");
  const { id: account, isOwner } = useAccount();
  const { ruledByFile } = useSession();
  const query = useQuery(connectionsQuery(account));
  return (
    <>
      <PageHeader title={text("title")} text={text("text")}>
        {isOwner && !ruledByFile && (
          <ButtonLink
            to="/a/$account/connections/$connection"
            params={{ account, connection: NEW_CONNECTION }}
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {text("new")}
          </ButtonLink>
        )}
      </PageHeader>
      <FileBanner />
      <QueryView query={query}>
        {({ connections }) => (
          <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} spacing="md">
            {connections.map((connection) => (
              <ConnectionCard
                key={connection.id}
                connection={connection}
                isOneOfSeveral={isOneOfSeveral(connection, connections)}
              />
            ))}
          </SimpleGrid>
        )}
      </QueryView>
    </>
  );
}
