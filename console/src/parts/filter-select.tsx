import { Select } from "@mantine/core";
import type { ReactElement } from "react";
import { clearable } from "./clearable.ts";
import { useText } from "../texts/use-text.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  /** One of them is always chosen. */
  readonly isSort?: boolean;
  readonly onChange: (value: string | undefined) => void;
}

const SEARCHED_FROM = 9;

/** One thing that narrows a list; shows its name while nothing is chosen. */
export function FilterSelect({ label, value, choices, isSort = false, onChange }: Props): ReactElement {
  const common = useText("common");
  const known = value === undefined || choices.some((choice) => choice.value === value);
  const all = known ? choices : [...choices, { value, label: value }];
  return (
    <Select
      className="cs-filter"
      aria-label={label}
      placeholder={label}
      data={all}
      value={value ?? null}
      searchable={all.length >= SEARCHED_FROM}
      clearable={!isSort}
      clearButtonProps={clearable(`${common("clear")}: ${label}`)}
      allowDeselect={false}
      comboboxProps={{ width: "max-content", position: "bottom-start" }}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
