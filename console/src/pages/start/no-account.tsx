import { Anchor } from "@mantine/core";
import type { ReactElement } from "react";
import { SmallPage } from "../../shell/small-page.tsx";
import { useText } from "../../texts/use-text.ts";

/** Signed in, and nothing to see: somebody has to invite them first. */
export function NoAccount(): ReactElement {
  const text = useText("shell");
  return (
    <SmallPage title={text("noAccount.title")} text={text("noAccount.text")}>
      <Anchor href="/">{text("notFound.back")}</Anchor>
    </SmallPage>
  );
}
