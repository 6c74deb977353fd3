import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { QueryView } from "../../../parts/query-view.tsx";
import { useAccount } from "../../../shell/use-account.ts";
import { Differences } from "../../differences.tsx";
import { versionsQuery } from "../playbooks-query.ts";
import { usePlaceName } from "./use-place-name.ts";
import { VersionHead } from "./version-head.tsx";

interface Props {
  readonly playbook: string;
  /** What changed after it is shown. */
  readonly version: number;
}

/** What others did to a playbook while it was being edited. */
export function TheirChanges({ playbook, version }: Props): ReactElement {
  const { id: account } = useAccount();
  const nameOf = usePlaceName();
  const query = useQuery({ ...versionsQuery(account, playbook), staleTime: 0 });
  return (
    <QueryView query={query} lines={3}>
      {({ versions }) => (
        <Stack gap="md">
          {versions
            .filter((one) => one.version > version)
            .map((one) => (
              <div key={one.version} className="cs-inset">
                <VersionHead version={one} />
                <Text component="div" mt="xs">
                  <Differences differences={one.differences} nameOf={nameOf} />
                </Text>
              </div>
            ))}
        </Stack>
      )}
    </QueryView>
  );
}
