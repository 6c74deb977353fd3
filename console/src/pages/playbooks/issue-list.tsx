import { Alert, List } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import { useEditor } from "./editor/editor-context.ts";
import { issuePath } from "./editor/issue-path.ts";
import { sectionOf } from "./editor/section-of.ts";

/** All that is wrong in one list: what it is, and where it stands. */
export function IssueList(): ReactElement | null {
  const text = useText("playbooks");
  const { issues } = useEditor();
  const told = [
    ...new Set(
      issues.map(({ path, text: what, help = "" }) => {
        const section = text(`${sectionOf(issuePath(path))}.title`);
        return text("issues.at", { section, what: `${what} ${help}`.trim() });
      }),
    ),
  ];
  if (told.length === 0) return null;
  return (
    <Alert
      variant="default"
      icon={<IconAlertTriangle color="var(--cs-warn)" aria-hidden />}
      title={text("issues.title", { count: issues.length })}
    >
      <List size="sm" spacing={2}>
        {told.map((one) => (
          <List.Item key={one} className="cs-break">
            {one}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
