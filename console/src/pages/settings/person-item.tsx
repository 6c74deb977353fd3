import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { useEntrance } from "../sign-in/use-entrance.ts";
import { ChangeRole } from "./change-role.tsx";
import { RemovePerson } from "./remove-person.tsx";
import type { Person } from "./settings-query.ts";

interface Props {
  readonly person: Person;
}

/** Somebody, with their role; owners change and remove others. */
export function PersonItem({ person }: Props): ReactElement {
  const text = useText("settings");
  const common = useText("common");
  const { isOwner } = useAccount();
  const { isOwnerOfAll } = useSession();
  const { hasSingleSignOn } = useEntrance();
  const { name, email, role, isEverywhere: everywhere, isYou, hasSecondFactor, hasProvenAddress } = person;
  const canChange = isOwner && !isYou && (!everywhere || isOwnerOfAll);
  const about = [
    email,
    ...(everywhere ? [text("people.everywhere")] : []),
    ...(hasSecondFactor ? [text("people.factor")] : []),
    // without an issuer nobody could prove theirs
    ...(hasSingleSignOn && !hasProvenAddress ? [text("people.unproven")] : []),
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
      {canChange ? <ChangeRole person={person} /> : <Text>{common(`role.${role}`)}</Text>}
      {canChange && <RemovePerson person={person} />}
    </li>
  );
}
