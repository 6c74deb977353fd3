import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { ApiError } from "../../api/api-error.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { NewcomerForm } from "../../parts/newcomer-form.tsx";
import type { Newcomer } from "../../parts/newcomer-form.tsx";
import { SmallPage } from "../../shell/small-page.tsx";
import { useText } from "../../texts/use-text.ts";
import { useEntrance } from "../sign-in/use-entrance.ts";

interface Props {
  readonly token: string;
  /** Somebody else was quicker. */
  readonly onSpent: () => void;
}

/** The first person of an installation: its owner. In the demo they are invented. */
export function BecomeOwner({ token, onSpent }: Props): ReactElement {
  const text = useText("sign-in");
  const navigate = useNavigate();
  const { suggestion } = useEntrance();
  const isDemo = suggestion !== undefined;
  const enter = useAct({
    mutationFn: ({ name, email, password }: Newcomer) =>
      api.welcome.becomeOwner({ token, name, email, ...(password === "" ? {} : { password }) }),
    onSuccess: async () => {
      queryClient.clear();
      await navigate({ to: "/", replace: true });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.reason === "link_invalid") onSpent();
    },
  });
  return (
    <SmallPage title={text("welcome.title")} text={text(isDemo ? "welcome.demoText" : "welcome.text")}>
      <NewcomerForm
        key={String(isDemo)}
        {...(isDemo ? { suggestion } : {})}
        asksForEmail
        submit={text(isDemo ? "welcome.enter" : "welcome.submit")}
        busy={enter.isPending}
        error={enter.error}
        onSubmit={(newcomer) => enter.mutate(newcomer)}
      />
    </SmallPage>
  );
}
