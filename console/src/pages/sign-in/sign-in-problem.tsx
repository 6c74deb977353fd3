import { Alert } from "@mantine/core";
import type { ReactElement } from "react";
import { ApiError } from "../../api/api-error.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly error: Error | null;
  /** What a plain refusal means here. */
  readonly wrong: string;
}

/** Why one is not let in. */
export function SignInProblem({ error, wrong }: Props): ReactElement | null {
  const text = useText("sign-in");
  if (error === null) return null;
  const status = error instanceof ApiError ? error.status : 0;
  const told =
    status === 429 ? text("signIn.limited") : status >= 400 && status < 403 ? wrong : error.message;
  return (
    <Alert role="alert" variant="default" c="var(--cs-bad)">
      {told}
    </Alert>
  );
}
