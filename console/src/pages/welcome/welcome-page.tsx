import { useNavigate } from "@tanstack/react-router";
import { useMutation } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { NewcomerForm } from "../../parts/newcomer-form.tsx";
import type { Newcomer } from "../../parts/newcomer-form.tsx";
import { SmallPage } from "../../shell/small-page.tsx";
import { useLinkToken } from "../../shell/use-link-token.ts";
import { useText } from "../../texts/use-text.ts";
import { useEntrance } from "../sign-in/use-entrance.ts";

/** The one-time link on the terminal leads here: it makes its holder the owner. */
export function WelcomePage(): ReactElement {
  const text = useText("sign-in");
  const navigate = useNavigate();
  const token = useLinkToken();
  const { suggestion } = useEntrance();
  const enter = useMutation({
    mutationFn: ({ name, email, password }: Newcomer) =>
      api.welcome.becomeOwner({ token, name, email, ...(password === "" ? {} : { password }) }),
    onSuccess: async () => {
      queryClient.clear();
      await navigate({ to: "/", replace: true });
    },
  });
  if (token === "")
    return (
      <SmallPage title={text("welcome.noToken.title")} text={text("welcome.noToken.text")}>
        {null}
      </SmallPage>
    );
  const isDemo = suggestion !== undefined;
  return (
    <SmallPage title={text("welcome.title")} text={isDemo ? text("welcome.demoText") : text("welcome.text")}>
      <NewcomerForm
        key={String(isDemo)}
        {...(isDemo ? { suggestion } : {})}
        asksForEmail
        submit={isDemo ? text("welcome.enter") : text("welcome.submit")}
        busy={enter.isPending}
        error={enter.error}
        onSubmit={(newcomer) => enter.mutate(newcomer)}
      />
    </SmallPage>
  );
}
