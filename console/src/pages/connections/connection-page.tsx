import "./connections.css";
import "../editor.css";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { QueryView } from "../../parts/query-view.tsx";
import { NotFoundPage } from "../../shell/not-found-page.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { ConnectionDetail } from "./connection-detail.tsx";
import { connectionsQuery, providersQuery } from "./connections-query.ts";
import { isOneOfSeveral } from "./is-one-of-several.ts";
import { NEW_CONNECTION } from "./new-connection-id.ts";
import { NewConnection } from "./new-connection.tsx";

/** One connection, or the way to a new one. */
export function ConnectionPage(): ReactElement {
  const text = useText("connections");
  const { id: account, isOwner } = useAccount();
  const { connection: id = NEW_CONNECTION } = useParams({ strict: false });
  const connections = useQuery(connectionsQuery(account));
  const providers = useQuery(providersQuery(account));
  return (
    <QueryView query={providers} lines={8}>
      {({ providers: known }) => (
        <QueryView query={connections} lines={8}>
          {({ connections: all }) => {
            if (id === NEW_CONNECTION && !isOwner) return <Text>{text("newNotYours")}</Text>;
            if (id === NEW_CONNECTION) return <NewConnection providers={known} connections={all} />;
            const connection = all.find((one) => one.id === id);
            const provider = known.find((one) => one.id === (connection?.provider ?? id));
            if (connection === undefined) return <NotFoundPage />;
            return (
              <ConnectionDetail
                key={id}
                connection={connection}
                provider={provider}
                isOneOfSeveral={isOneOfSeveral(connection, all)}
              />
            );
          }}
        </QueryView>
      )}
    </QueryView>
  );
}
