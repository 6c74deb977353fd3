import { Button, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import type { LookAtInvitationData } from "../../api/client/welcome.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { NewcomerForm } from "../../parts/newcomer-form.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { sessionQuery } from "../../shell/session-query.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly token: string;
  readonly invited: LookAtInvitationData;
}

/** Whoever is signed in under the invited address accepts; everybody else chooses a name and a password, or signs in first. */
export function AcceptInvitation({ token, invited }: Props): ReactElement {
  const text = useText("sign-in");
  const common = useText("common");
  const navigate = useNavigate();
  const { data: session, isPending } = useQuery({ ...sessionQuery, retry: false });
  const accept = useAct({
    mutationFn: (newcomer: { readonly name?: string; readonly password?: string }) =>
      api.welcome.acceptInvitation({ token, ...newcomer }),
    onSuccess: async () => {
      queryClient.clear();
      await navigate({ to: "/", replace: true });
    },
  });
  const { account, accountName, role, email } = invited;
  const isYours = email !== undefined && session?.email === email;
  const what = text(account === "*" ? "invitation.everywhere" : "invitation.what", {
    account: accountName,
    role: common(`role.${role}`),
  });
  return (
    <Stack gap="md">
      <Text>{email === undefined ? what : `${what} (${email})`}</Text>
      {!isYours && !isPending && (
        <>
          <NewcomerForm
            asksForEmail={false}
            submit={text("invitation.submit")}
            busy={accept.isPending}
            error={accept.error}
            onSubmit={({ name, password }) => accept.mutate({ name, password })}
          />
          <Text c="dimmed">{text("invitation.known")}</Text>
          <ButtonLink to="/sign-in" search={{ next: "/invitation" }} hash={token} variant="default">
            {text("signIn.title")}
          </ButtonLink>
        </>
      )}
      {isYours && (
        <>
          {accept.error !== null && <ProblemNote error={accept.error} />}
          <Button loading={accept.isPending} onClick={() => accept.mutate({})}>
            {text("invitation.submit")}
          </Button>
        </>
      )}
    </Stack>
  );
}
