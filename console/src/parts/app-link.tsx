import { Anchor } from "@mantine/core";
import type { AnchorProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ReactElement, Ref } from "react";

interface Props extends AnchorProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

function Inner(props: Props): ReactElement {
  return <Anchor {...props} />;
}

/** A link to another page of the console. */
export const AppLink = createLink(Inner);
