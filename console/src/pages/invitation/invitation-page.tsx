import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { QueryView } from "../../parts/query-view.tsx";
import { SmallPage } from "../../shell/small-page.tsx";
import { useLinkToken } from "../../shell/use-link-token.ts";
import { useText } from "../../texts/use-text.ts";
import { AcceptInvitation } from "./accept-invitation.tsx";

/** An invitation's one-time link leads here. */
export function InvitationPage(): ReactElement {
  const text = useText("sign-in");
  const token = useLinkToken();
  const query = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => api.welcome.lookAtInvitation({ token }),
    enabled: token !== "",
  });
  if (token === "")
    return (
      <SmallPage title={text("invitation.noToken.title")} text={text("invitation.noToken.text")}>
        {null}
      </SmallPage>
    );
  return (
    <SmallPage title={text("invitation.title")}>
      <QueryView query={query} lines={3}>
        {(invited) => <AcceptInvitation token={token} invited={invited} />}
      </QueryView>
    </SmallPage>
  );
}
