import { Button, Text } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { QueryView } from "../../parts/query-view.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { InvitationItem } from "./invitation-item.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { PersonItem } from "./person-item.tsx";
import { peopleQuery } from "./settings-query.ts";

/** Who may do what in this account. */
export function PeopleSection(): ReactElement {
  const text = useText("settings");
  const { id: account, isOwner } = useAccount();
  const [isInviting, setInviting] = useState(false);
  const query = useQuery(peopleQuery(account));
  return (
    <Section
      flush
      title={text("people.title")}
      text={text("people.text")}
      aside={
        isOwner ? (
          <Button
            variant="default"
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setInviting(true)}
          >
            {text("people.invite")}
          </Button>
        ) : undefined
      }
    >
      <QueryView query={query} lines={3}>
        {({ people, invitations }) => (
          <>
            <ul className="cs-list cs-foot" aria-label={text("people.title")}>
              {people.map((person) => (
                <PersonItem key={`${person.id} ${String(person.isEverywhere)}`} person={person} />
              ))}
            </ul>
            {invitations.length > 0 && (
              <>
                <Text fw={600} px="md" pt="sm" className="cs-foot">
                  {text("invitations.title")}
                </Text>
                <ul className="cs-list" aria-label={text("invitations.title")}>
                  {invitations.map((invitation) => (
                    <InvitationItem key={invitation.id} invitation={invitation} />
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </QueryView>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Section>
  );
}
