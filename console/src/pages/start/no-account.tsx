import { Anchor } from "@mantine/core";
import type { ReactElement } from "react";
import { SmallPage } from "../../shell/small-page.tsx";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { NewAccount } from "./new-account.tsx";

/** Signed in, and nothing to see: who owns the installation makes the first account, others wait for an invitation. */
export function NoAccount(): ReactElement {
  const text = useText("shell");
  const { isOwnerOfAll, ruledByFile } = useSession();
  if (isOwnerOfAll && !ruledByFile) return <NewAccount />;
  return (
    <SmallPage title={text("noAccount.title")} text={text("noAccount.text")}>
      <Anchor href="/">{text("notFound.back")}</Anchor>
    </SmallPage>
  );
}
