import { VisuallyHidden } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";
import { useAttentionCount } from "./use-attention-count.ts";

/** How many contracts and connections need attention; nothing while none does. */
export function AttentionCount(): ReactElement | null {
  const text = useText("shell");
  const count = useAttentionCount();
  if (count === 0) return null;
  return (
    <span className="cs-count">
      <span aria-hidden>{count > 999 ? "999+" : count}</span>
      <VisuallyHidden>{text("attentionCount", { count })}</VisuallyHidden>
    </span>
  );
}
