import { ActionIcon, Combobox, Tooltip, useCombobox } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useFieldChoices } from "./use-field-choices.ts";

interface Props {
  /** Which text it is for, for screen readers. */
  readonly label: string;
  /** May the text speak of the contract, too? */
  readonly withContract: boolean;
  /** `{{ contact.name }}`. */
  readonly onInsert: (text: string) => void;
}

/** A small button beside a text: choose a field, and its value will stand there. */
export function InsertField({ label, withContract, onInsert }: Props): ReactElement {
  const text = useText("playbooks");
  const [search, setSearch] = useState("");
  const groups = useFieldChoices("text", withContract);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch("");
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const wanted = search.trim().toLowerCase();
  const found = groups.flatMap(({ group, items }) => {
    const fit = items.filter((item) => `${group} ${item.name}`.toLowerCase().includes(wanted));
    return fit.length === 0 ? [] : [{ group, items: fit }];
  });
  return (
    <Combobox
      store={combobox}
      width={280}
      position="bottom-end"
      withinPortal
      onOptionSubmit={(value) => {
        onInsert(value);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Tooltip label={text("fields.insert")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text("fields.insertInto", { label })}
            onClick={() => combobox.toggleDropdown()}
          >
            <IconBraces size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Combobox.Target>
      <Combobox.Dropdown>
        <div role="dialog" aria-label={text("fields.insert")}>
          <Combobox.Search
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder={text("fields.search")}
            role="combobox"
            aria-expanded={combobox.dropdownOpened}
            aria-controls={combobox.listId ?? ""}
            aria-label={text("fields.search")}
          />
          <Combobox.Options aria-label={text("fields.insert")} mah={260} style={{ overflowY: "auto" }}>
            {found.map(({ group, items }) => (
              <Combobox.Group key={group} label={group}>
                {items.map((item) => (
                  <Combobox.Option key={item.value} value={item.value}>
                    {item.name}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
            {found.length === 0 && <Combobox.Empty>{text("fields.none")}</Combobox.Empty>}
          </Combobox.Options>
        </div>
      </Combobox.Dropdown>
    </Combobox>
  );
}
