import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { ApiError } from "../../api/api-error.ts";
import { api } from "../../api/api.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { QueryView } from "../../parts/query-view.tsx";
import { SmallPage } from "../../shell/small-page.tsx";
import { useLinkToken } from "../../shell/use-link-token.ts";
import { useText } from "../../texts/use-text.ts";
import { BecomeOwner } from "./become-owner.tsx";

/** The one-time link on the terminal leads here: it makes its holder the owner. */
export function WelcomePage(): ReactElement {
  const text = useText("sign-in");
  const token = useLinkToken();
  // a link that is spent says so before it asks for anything
  const link = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => api.welcome.lookAtInvitation({ token }),
    enabled: token !== "",
    retry: false,
  });
  if (token === "")
    return (
      <SmallPage title={text("welcome.noToken.title")} text={text("welcome.noToken.text")}>
        {null}
      </SmallPage>
    );
  if (link.error instanceof ApiError && link.error.code === "not_found")
    return (
      <SmallPage title={text("welcome.spent.title")} text={text("welcome.spent.text")}>
        <ButtonLink to="/sign-in" search={{}}>
          {text("welcome.spent.signIn")}
        </ButtonLink>
      </SmallPage>
    );
  return link.data === undefined ? (
    <SmallPage title={text("welcome.title")}>
      <QueryView query={link} lines={3}>
        {() => null}
      </QueryView>
    </SmallPage>
  ) : (
    <BecomeOwner token={token} onSpent={() => void link.refetch()} />
  );
}
