import { Checkbox, Stack, Text } from "@mantine/core";
import { AddButton } from "../../../parts/add-button.tsx";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { keyed } from "../../keyed.ts";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";
import { fieldAt } from "./liquid.ts";
import { PathSelect } from "./path-select.tsx";
import { WayCase } from "./way-case.tsx";
import { WaySelect } from "./way-select.tsx";
import type { Case, Ways } from "./ways.ts";

interface Props {
  readonly ways: Ways;
  readonly by: string;
  readonly onChange: (ways: Ways) => void;
}

const NO_WAY = { connection: "", template: "" };

/** A field of the deal chooses: value by value, and for all others. */
export function WayCases({ ways, by, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { choices, isReadOnly, issues } = useEditor();
  const { cases, otherwise } = ways;
  const options = fieldAt(choices, by)?.field.options ?? [];
  const set = (index: number, item: Case | undefined) =>
    onChange({
      ...ways,
      cases: cases.flatMap((one, at) => (at !== index ? [one] : item === undefined ? [] : [item])),
    });
  return (
    <Stack gap="md">
      <PathSelect
        isShown
        label={text("cases.by")}
        value={by}
        onChange={(path) => onChange({ ...ways, by: path })}
      />
      <div>
        <div className="cs-case cs-case-heads" aria-hidden>
          <span>{text("cases.value")}</span>
          <span>{text("cases.then")}</span>
        </div>
        {keyed(cases).map(({ key, index, item }) => (
          <WayCase
            key={key}
            item={item}
            options={options}
            onChange={(change) => set(index, { ...item, ...change })}
            onRemove={() => set(index, undefined)}
          />
        ))}
      </div>
      {!isReadOnly && (
        <AddButton onClick={() => onChange({ ...ways, cases: [...cases, { value: "", ...NO_WAY }] })}>
          {text("cases.add")}
        </AddButton>
      )}
      <Stack gap="xs">
        <Checkbox
          label={text("cases.otherwise")}
          checked={otherwise !== undefined}
          disabled={isReadOnly}
          onChange={(event) => {
            const { otherwise: _, ...rest } = ways;
            onChange(event.currentTarget.checked ? { ...ways, otherwise: NO_WAY } : rest);
          }}
        />
        {otherwise === undefined ? (
          <Text c="dimmed" size="sm">
            {text("cases.waits")}
          </Text>
        ) : (
          <WaySelect
            about={text("cases.others")}
            way={otherwise}
            error={issueAt(issues, "send.through", true)}
            templateError={issueAt(issues, "send.template", true)}
            onChange={(way) => onChange({ ...ways, otherwise: way })}
          />
        )}
      </Stack>
    </Stack>
  );
}
