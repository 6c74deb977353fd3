import { Drawer, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { QueryView } from "../../../parts/query-view.tsx";
import { useAccount } from "../../../shell/use-account.ts";
import { useText } from "../../../texts/use-text.ts";
import { versionsQuery } from "../playbooks-query.ts";
import { VersionItem } from "./version-item.tsx";

interface Props {
  readonly playbook: string;
  /** What people call it. */
  readonly name: string;
  /** Has something been typed that is not saved yet? */
  readonly isEditing: boolean;
  readonly onClose: () => void;
}

/** Every version in which the playbook changed, with what each changed. */
export function HistoryDrawer({ playbook, name, isEditing, onClose }: Props): ReactElement {
  const text = useText("playbooks");
  const common = useText("common");
  const { id: account } = useAccount();
  const query = useQuery(versionsQuery(account, playbook));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      closeButtonProps={{ "aria-label": common("close") }}
      title={
        <Text fw={600} size="lg">
          {text("history.of", { playbook: name })}
        </Text>
      }
    >
      <QueryView query={query}>
        {({ versions }) =>
          versions.length === 0 ? (
            <Text c="dimmed">{text("history.none")}</Text>
          ) : (
            <>
              {isEditing && (
                <Text c="dimmed" mb="sm">
                  {text("history.editing")}
                </Text>
              )}
              <ol className="cs-list" aria-label={text("history.title")}>
                {versions.map((version, index) => (
                  <VersionItem
                    key={version.version}
                    playbook={playbook}
                    version={version}
                    isNewest={index === 0}
                    isEditing={isEditing}
                  />
                ))}
              </ol>
            </>
          )
        }
      </QueryView>
    </Drawer>
  );
}
