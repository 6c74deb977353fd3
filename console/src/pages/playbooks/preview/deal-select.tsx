import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { clearable } from "../../../parts/clearable.ts";
import { useAccount } from "../../../shell/use-account.ts";
import { useText } from "../../../texts/use-text.ts";
import { dealsQuery } from "../playbooks-query.ts";
import { useDealOption } from "./use-deal-option.ts";
import type { DealOption } from "./use-deal-option.ts";

interface Props {
  readonly value: DealOption | undefined;
  readonly onChange: (deal: DealOption | undefined) => void;
}

const PAUSE_MS = 300;

/** A real deal, searched for in Kommo by name or number. */
export function DealSelect({ value, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account } = useAccount();
  const optionOf = useDealOption();
  const [search, setSearch] = useState("");
  const [settled] = useDebouncedValue(search.trim(), PAUSE_MS);
  // the name of the chosen deal stands in the field, and is no search
  const words = settled === value?.label ? "" : settled;
  const { data, error } = useQuery({ ...dealsQuery(account, words), placeholderData: keepPreviousData });
  const found = (data?.deals ?? []).map(optionOf);
  const isFound = value === undefined || found.some((one) => one.value === value.value);
  return (
    <Select
      label={text("deal.label")}
      placeholder={text("deal.search")}
      // the chosen one is known by its name here, and stands after what was searched for
      data={isFound ? found : [...found, value]}
      value={value?.value ?? null}
      searchable
      allowDeselect={false}
      clearable
      clearButtonProps={clearable(`${text("clear")}: ${text("deal.label")}`)}
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={text("deal.none")}
      error={error?.message}
      onChange={(deal) => onChange(found.find((one) => one.value === deal))}
    />
  );
}
