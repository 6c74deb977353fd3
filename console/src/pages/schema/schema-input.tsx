import type { ComponentProps, ReactElement } from "react";
import { GroupInput } from "./group-input.tsx";
import { PlainInput } from "./plain-input.tsx";

/** A field that fits what a schema asks for. */
export function SchemaInput({ names = NONE, ...props }: ComponentProps<typeof PlainInput>): ReactElement {
  const { kind } = props.field;
  return kind === "rows" || kind === "either" ? (
    <GroupInput {...props} names={names} />
  ) : (
    <PlainInput {...props} names={names} />
  );
}

const NONE: readonly string[] = [];
