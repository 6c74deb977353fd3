import { Checkbox, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { RoleSelect } from "./role-select.tsx";
import type { Role } from "./settings-query.ts";

/** Who is to be invited, as what. */
export interface InviteWish {
  readonly email: string;
  readonly role: Role;
  /** In every account; only the installation's owner may. */
  readonly everywhere: boolean;
}

interface Props {
  readonly wish: InviteWish;
  readonly onChange: (wish: InviteWish) => void;
}

/** Address and role. */
export function InviteFields({ wish, onChange }: Props): ReactElement {
  const text = useText("settings");
  const { isOwnerOfAll } = useSession();
  const { email, role, everywhere } = wish;
  return (
    <>
      <TextInput
        type="email"
        label={text("invite.email")}
        description={text("invite.text")}
        required
        withAsterisk={false}
        data-autofocus
        value={email}
        onChange={(event) => onChange({ ...wish, email: event.currentTarget.value })}
      />
      <RoleSelect
        isShown
        label={text("invite.role")}
        description={text(`roles.${role}`)}
        value={role}
        onChange={(chosen) => onChange({ ...wish, role: chosen })}
      />
      {isOwnerOfAll && (
        <Checkbox
          label={text("invite.everywhere")}
          checked={everywhere}
          onChange={(event) => onChange({ ...wish, everywhere: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
