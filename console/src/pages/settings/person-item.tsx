import { Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { toast, toastProblem } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { RemovePerson } from "./remove-person.tsx";
import { RoleSelect } from "./role-select.tsx";
import type { Person, Role } from "./settings-query.ts";

interface Props {
  readonly person: Person;
}

/** Somebody, with their role; owners change and remove others. */
export function PersonItem({ person }: Props): ReactElement {
  const text = useText("settings");
  const common = useText("common");
  const { id: account, isOwner } = useAccount();
  const { isOwnerOfAll } = useSession();
  const { id, name, email, role, isEverywhere: everywhere, isYou, hasSecondFactor } = person;
  const canChange = isOwner && !isYou && (!everywhere || isOwnerOfAll);
  const change = useMutation({
    mutationFn: (next: Role) => api.people.changeRole({ account, person: id }, { role: next, everywhere }),
    onError: toastProblem,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: accountKey(account, "people") });
      toast(text("people.changed", { name }));
    },
  });
  const about = [
    email,
    ...(everywhere ? [text("people.everywhere")] : []),
    ...(hasSecondFactor ? [text("people.factor")] : []),
  ];
  return (
    <li className="cs-person">
      <div>
        <Text fw={600} className="cs-break">
          {isYou ? text("people.you", { name }) : name}
        </Text>
        <Text size="sm" c="dimmed" className="cs-break">
          {about.join(" · ")}
        </Text>
      </div>
      {canChange ? (
        <RoleSelect
          label={text("people.roleOf", { name })}
          value={role}
          isDisabled={change.isPending}
          onChange={(next) => change.mutate(next)}
        />
      ) : (
        <Text>{common(`role.${role}`)}</Text>
      )}
      {canChange && <RemovePerson person={person} />}
    </li>
  );
}
