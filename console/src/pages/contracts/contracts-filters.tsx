import { Button, Group } from "@mantine/core";
import type { ReactElement } from "react";
import { FilterSelect } from "../../parts/filter-select.tsx";
import { SearchField } from "../../parts/search-field.tsx";
import { useText } from "../../texts/use-text.ts";
import { SORT_CHOICES, STATUS_CHOICES } from "./contracts-search.ts";
import type { ContractsSearch } from "./contracts-search.ts";
import { useFilterChoices } from "./use-filter-choices.ts";
import { statusName } from "./status-name.ts";

interface Props {
  readonly search: ContractsSearch;
  readonly onChange: (search: ContractsSearch) => void;
}

/** What narrows the list. Each change begins at the first page again. */
export function ContractsFilters({ search, onChange }: Props): ReactElement {
  const text = useText("contracts");
  const common = useText("common");
  const { playbooks, connections, users } = useFilterChoices();
  const set = (name: keyof ContractsSearch) => (value: string | undefined) => {
    const { [name]: _, ...others } = search;
    onChange(value === undefined ? others : { ...others, [name]: value });
  };
  const narrowed = Object.keys(search).filter((name) => name !== "sort");
  return (
    <Group gap="xs" role="search" aria-label={text("search")}>
      <SearchField
        label={text("search")}
        placeholder={text("searchHint")}
        value={search.search ?? ""}
        onChange={set("search")}
      />
      <FilterSelect
        label={text("filters.status")}
        value={search.status}
        choices={STATUS_CHOICES.map((value) => ({ value, label: statusName(value, common, text) }))}
        onChange={set("status")}
      />
      <FilterSelect
        label={text("filters.playbook")}
        value={search.playbook}
        choices={playbooks}
        onChange={set("playbook")}
      />
      <FilterSelect
        label={text("filters.connection")}
        value={search.connection}
        choices={connections}
        onChange={set("connection")}
      />
      <FilterSelect label={text("filters.user")} value={search.user} choices={users} onChange={set("user")} />
      <FilterSelect
        label={text("filters.sort")}
        value={search.sort ?? "newest"}
        isSort
        choices={SORT_CHOICES.map((value) => ({ value, label: text(`sorts.${value}`) }))}
        onChange={(value) => set("sort")(value === "newest" ? undefined : value)}
      />
      {narrowed.length > 0 && (
        <Button
          variant="subtle"
          color="gray"
          c="dimmed"
          onClick={() => onChange(search.sort === undefined ? {} : { sort: search.sort })}
        >
          {text("filters.reset")}
        </Button>
      )}
    </Group>
  );
}
