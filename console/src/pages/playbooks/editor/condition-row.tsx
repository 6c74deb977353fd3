import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { conditionOf, operandOf, operatorOf, OPERATORS } from "./condition-words.ts";
import type { Condition } from "./draft.ts";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";
import { RemoveIcon } from "./remove-icon.tsx";
import { PathSelect } from "./path-select.tsx";

interface Props {
  readonly index: number;
  readonly condition: Condition;
  readonly onChange: (condition: Condition | undefined) => void;
}

/** Field, comparison, value. */
export function ConditionRow({ index, condition, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { isReadOnly, issues } = useEditor();
  const operator = operatorOf(condition);
  const [typed, setTyped] = useState(operandOf(condition));
  const hasOperand = operator !== "present" && operator !== "absent";
  const set = (value: string, wanted: string | null, operand: string) => {
    const chosen = OPERATORS.find((one) => one === wanted) ?? operator;
    setTyped(operand);
    onChange(conditionOf(value, chosen, operand));
  };
  return (
    <div className="cs-condition">
      <PathSelect
        label={text("conditions.field", { number: index + 1 })}
        value={condition.value}
        onChange={(value) => set(value, operator, typed)}
      />
      <Select
        className="cs-grow"
        aria-label={text("conditions.operator", { number: index + 1 })}
        data={OPERATORS.map((value) => ({ value, label: text(`operators.${value}`) }))}
        value={operator}
        readOnly={isReadOnly}
        allowDeselect={false}
        onChange={(chosen) => set(condition.value, chosen, typed)}
      />
      {hasOperand && (
        <TextInput
          className="cs-grow"
          aria-label={text("conditions.value", { number: index + 1 })}
          placeholder={operator === "oneOf" ? text("conditions.list") : ""}
          value={typed}
          readOnly={isReadOnly}
          error={issueAt(issues, `where.${index}`, true)}
          onChange={(event) => set(condition.value, operator, event.currentTarget.value)}
        />
      )}
      <RemoveIcon
        label={text("conditions.remove", { number: index + 1 })}
        onClick={() => onChange(undefined)}
      />
    </div>
  );
}
