import { Alert } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";

interface Props {
  /** As the address of the sign-in page says it; absent = nothing went wrong. */
  readonly code: string | undefined;
}

/** Why single sign-on let nobody in. */
export function IssuerProblem({ code }: Props): ReactElement | null {
  const text = useText("sign-in");
  if (code === undefined) return null;
  const known = {
    not_invited: "sso.refused",
    account_not_linked: "sso.linked",
    email_does_not_match: "sso.otherAddress",
  } as const;
  const told = Object.entries(known).find(([each]) => each === code)?.[1];
  return (
    <Alert role="alert" variant="default" c="var(--cs-bad)" mb="md">
      {told === undefined ? text("sso.failed", { code }) : text(told)}
    </Alert>
  );
}
