import { Anchor } from "@mantine/core";
import type { ReactElement } from "react";
import { SmallPage } from "../../shell/small-page.tsx";
import { useText } from "../../texts/use-text.ts";

/** Somebody comes back from Kommo with an answer that they did not ask for here: nothing was taken from it. */
export function UnaskedPage(): ReactElement {
  const text = useText("connections");
  return (
    <SmallPage title={text("unasked.title")} text={text("unasked.text")}>
      <Anchor href="/">{text("unasked.back")}</Anchor>
    </SmallPage>
  );
}
