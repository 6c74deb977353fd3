import { Button, Combobox, useCombobox } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useFieldChoices } from "./use-field-choices.ts";

interface Props {
  /** What the list is for, for screen readers. */
  readonly label: string;
  /** May the text speak of the contract, too? */
  readonly withContract: boolean;
  /** `{{ contact.name }}`. */
  readonly onPick: (text: string) => void;
  /** Absent = there is nothing to take out. */
  readonly onRemove?: () => void;
  /** What opens it; has to take what it is given as properties. */
  readonly renderTarget: (toggle: () => void) => ReactElement;
}

/** A list of all fields, searched by typing. */
export function FieldPicker({ label, withContract, onPick, onRemove, renderTarget }: Props): ReactElement {
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
        onPick(value);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        {renderTarget(() => combobox.toggleDropdown())}
      </Combobox.Target>
      <Combobox.Dropdown>
        <div role="dialog" aria-label={label}>
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
          {onRemove !== undefined && (
            <Combobox.Footer>
              <Button
                variant="subtle"
                color="gray"
                size="xs"
                fullWidth
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={() => {
                  combobox.closeDropdown();
                  onRemove();
                }}
              >
                {text("fields.takeOut")}
              </Button>
            </Combobox.Footer>
          )}
        </div>
      </Combobox.Dropdown>
    </Combobox>
  );
}
