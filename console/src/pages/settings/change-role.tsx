import { useState } from "react";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast, toastProblem } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { endingPoints } from "./ending-points.ts";
import { RoleSelect } from "./role-select.tsx";
import { endsQuery, ROLES } from "./settings-query.ts";
import type { Ending, Person, Role } from "./settings-query.ts";

interface Props {
  readonly person: Person;
}

/** Gives somebody another role; asks first where something ends by that. */
export function ChangeRole({ person }: Props): ReactElement {
  const text = useText("settings");
  const common = useText("common");
  const { id: account } = useAccount();
  const { id, name, role, isEverywhere: everywhere } = person;
  const [asked, setAsked] = useState<{ readonly role: Role; readonly ends: readonly Ending[] }>();
  const change = useAct({
    mutationFn: (next: Role) => api.people.changeRole({ account, person: id }, { role: next, everywhere }),
    onError: toastProblem,
    onSuccess: async () => {
      setAsked(undefined);
      await Promise.all(
        ["people", "keys"].map((noun) =>
          queryClient.invalidateQueries({ queryKey: accountKey(account, noun) }),
        ),
      );
      toast(text("people.changed", { name }));
    },
  });
  const look = useAct({
    mutationFn: async (next: Role) => ({
      role: next,
      ...(await queryClient.fetchQuery(endsQuery(account, person, next))),
    }),
    onError: toastProblem,
    onSuccess: (found) => (found.ends.length === 0 ? change.mutate(found.role) : setAsked(found)),
  });
  return (
    <>
      <RoleSelect
        label={text("people.roleOf", { name })}
        value={role}
        isDisabled={change.isPending || look.isPending}
        // by a greater role nothing ends
        onChange={(next) =>
          ROLES.indexOf(next) > ROLES.indexOf(role) ? change.mutate(next) : look.mutate(next)
        }
      />
      <ConfirmDialog
        opened={asked !== undefined}
        danger
        title={text("people.askRole", { name, role: common(`role.${asked?.role ?? role}`) })}
        points={endingPoints(text, name, asked?.ends ?? [])}
        confirm={text("people.change")}
        busy={change.isPending}
        onConfirm={() => asked !== undefined && change.mutate(asked.role)}
        onClose={() => setAsked(undefined)}
      />
    </>
  );
}
