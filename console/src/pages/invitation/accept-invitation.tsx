import { Button, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import type { LookAtInvitationData } from "../../api/client.ts";
import { queryClient } from "../../api/query-client.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { NewcomerForm } from "../../parts/newcomer-form.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { sessionQuery } from "../../shell/session-query.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly token: string;
  readonly invited: LookAtInvitationData;
}

/** Somebody new chooses a name and a password; somebody known signs in first. */
export function AcceptInvitation({ token, invited }: Props): ReactElement {
  const text = useText("sign-in");
  const common = useText("common");
  const navigate = useNavigate();
  const { isSuccess: isSignedIn } = useQuery({ ...sessionQuery, retry: false, enabled: invited.isKnown });
  const accept = useMutation({
    mutationFn: (newcomer: { readonly name?: string; readonly password?: string }) =>
      api.welcome.acceptInvitation({ token, ...newcomer }),
    onSuccess: async () => {
      queryClient.clear();
      await navigate({ to: "/", replace: true });
    },
  });
  const { account, accountName, role, email } = invited;
  const what = text(account === "*" ? "invitation.everywhere" : "invitation.what", {
    account: accountName,
    role: common(`role.${role}`),
  });
  return (
    <Stack gap="md">
      <Text>{email === undefined ? what : `${what} (${email})`}</Text>
      {!invited.isKnown && (
        <NewcomerForm
          asksForEmail={false}
          submit={text("invitation.submit")}
          busy={accept.isPending}
          error={accept.error}
          onSubmit={({ name, password }) => accept.mutate({ name, password })}
        />
      )}
      {invited.isKnown && !isSignedIn && (
        <>
          <Text c="dimmed">{text("invitation.known")}</Text>
          <ButtonLink to="/sign-in" search={{ next: "/invitation" }} hash={token}>
            {text("signIn.title")}
          </ButtonLink>
        </>
      )}
      {invited.isKnown && isSignedIn && (
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
