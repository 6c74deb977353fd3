import { Anchor, VisuallyHidden } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../texts/use-text.ts";

interface Props {
  readonly href: string;
  readonly children: ReactNode;
}

/** A link that leaves the console, in a new tab. Only http and https are followed. */
export function OutsideLink({ href, children }: Props): ReactElement {
  const text = useText("common");
  if (!/^https?:\/\//iu.test(href)) return <span className="cs-break">{children}</span>;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer noopener" className="cs-break">
      {children}
      <IconExternalLink size={14} style={{ marginInlineStart: 4, verticalAlign: "-2px" }} aria-hidden />
      <VisuallyHidden>{text("newTab")}</VisuallyHidden>
    </Anchor>
  );
}
