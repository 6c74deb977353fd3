import { Checkbox } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";

/** What is done by itself, and what counts as signed. */
export function SendingFlags(): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly, change, changeSend } = useEditor();
  const { send, archiveFirst } = draft;
  return (
    <>
      <Checkbox
        label={text("more.draft")}
        description={text("more.draftHint")}
        checked={!send.automatically}
        disabled={isReadOnly}
        onChange={(event) => changeSend({ automatically: !event.currentTarget.checked })}
      />
      <Checkbox
        label={text("more.weaker")}
        description={text("more.weakerHint")}
        checked={send.acceptWeaker}
        disabled={isReadOnly}
        onChange={(event) => changeSend({ acceptWeaker: event.currentTarget.checked })}
      />
      <Checkbox
        label={text("more.archive")}
        description={text("more.archiveHint")}
        checked={archiveFirst}
        disabled={isReadOnly}
        onChange={(event) => change({ archiveFirst: event.currentTarget.checked })}
      />
    </>
  );
}
