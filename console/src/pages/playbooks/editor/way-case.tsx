import { Autocomplete } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";
import { RemoveIcon } from "./remove-icon.tsx";
import { WaySelect } from "./way-select.tsx";
import type { Case } from "./ways.ts";

interface Props {
  readonly item: Case;
  /** Values that the field can have. */
  readonly options: readonly string[];
  readonly onChange: (change: Partial<Case>) => void;
  readonly onRemove: () => void;
}

/** One value of the field, and the way for it. */
export function WayCase({ item, options, onChange, onRemove }: Props): ReactElement {
  const text = useText("playbooks");
  const { isReadOnly, issues } = useEditor();
  const { value } = item;
  return (
    <div className="cs-case">
      <Autocomplete
        aria-label={text("cases.value")}
        placeholder={text("cases.value")}
        data={[...options]}
        value={value}
        readOnly={isReadOnly}
        onChange={(typed) => onChange({ value: typed })}
      />
      <div className="cs-case-way">
        <WaySelect
          about={value === "" ? text("cases.noValue") : value}
          way={item}
          error={issueAt(issues, `send.through.map.${value}`)}
          templateError={issueAt(issues, `send.template.map.${value}`)}
          onChange={onChange}
        />
      </div>
      <RemoveIcon label={text("cases.remove", { value })} onClick={onRemove} />
    </div>
  );
}
