import { Select } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";

/** What happens when the deal changes, or comes again. */
export function DealRules(): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly, change } = useEditor();
  const { onAmountChange, reentry } = draft;
  return (
    <>
      <Select
        label={text("more.amount")}
        data={(["update", "note", "ignore"] as const).map((value) => ({
          value,
          label: text(`more.amounts.${value}`),
        }))}
        value={onAmountChange}
        readOnly={isReadOnly}
        allowDeselect={false}
        onChange={(chosen) =>
          change({ onAmountChange: chosen === "note" || chosen === "ignore" ? chosen : "update" })
        }
      />
      <Select
        label={text("more.reentry")}
        data={(["whenOver", "never"] as const).map((value) => ({
          value,
          label: text(`more.reentries.${value}`),
        }))}
        value={reentry}
        readOnly={isReadOnly}
        allowDeselect={false}
        onChange={(chosen) => change({ reentry: chosen === "never" ? "never" : "whenOver" })}
      />
    </>
  );
}
