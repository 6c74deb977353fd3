import { Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { Pager } from "../../parts/pager.tsx";
import { QueryView } from "../../parts/query-view.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { ChangeItem } from "./change-item.tsx";
import { changesQuery } from "./settings-query.ts";

/** Who changed what about people, keys and configuration, and who signed in. */
export function ChangesSection(): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const [after, setAfter] = useState<string>();
  const query = useQuery({ ...changesQuery(account, after), placeholderData: keepPreviousData });
  return (
    <Section flush title={text("changes.title")} text={text("changes.text")}>
      <QueryView query={query} lines={4}>
        {({ changes, next }) => (
          <>
            {changes.length === 0 && (
              <Text c="dimmed" px="md" pb="md">
                {text("changes.none")}
              </Text>
            )}
            <ol className="cs-list cs-foot" aria-label={text("changes.title")}>
              {changes.map((change) => (
                <ChangeItem key={change.id} change={change} />
              ))}
            </ol>
            <Pager of={account} after={after} next={next} onTurn={setAfter} />
          </>
        )}
      </QueryView>
    </Section>
  );
}
