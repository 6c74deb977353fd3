import { Select } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import { ROLES } from "./settings-query.ts";
import type { Role } from "./settings-query.ts";

interface Props {
  readonly label: string;
  /** Is the label shown? Else it is only read aloud. */
  readonly isShown?: boolean;
  readonly description?: string;
  readonly value: Role;
  readonly isDisabled?: boolean;
  readonly onChange: (role: Role) => void;
}

/** One of the three roles. */
export function RoleSelect(props: Props): ReactElement {
  const { label, isShown = false, description, value, isDisabled = false, onChange } = props;
  const common = useText("common");
  return (
    <Select
      {...(isShown ? { label } : { "aria-label": label })}
      description={description}
      data={ROLES.map((role) => ({ value: role, label: common(`role.${role}`) }))}
      value={value}
      disabled={isDisabled}
      allowDeselect={false}
      onChange={(chosen) => {
        const role = ROLES.find((one) => one === chosen);
        if (role !== undefined) onChange(role);
      }}
    />
  );
}
