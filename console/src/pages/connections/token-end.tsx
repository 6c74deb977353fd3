import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useNow } from "../../formats/use-now.ts";
import { Moment } from "../../parts/moment.tsx";
import { useText } from "../../texts/use-text.ts";
import type { ConnectionView } from "./connections-query.ts";

interface Props {
  readonly token: NonNullable<ConnectionView["token"]>;
}

const SOON_MS = 14 * 24 * 3_600_000;

/** When a token dies; whether somebody has to do something about it. */
export function TokenEnd({ token }: Props): ReactElement {
  const text = useText("connections");
  const now = useNow();
  const { endsAt, renewsItself, unusedEndsAt } = token;
  if (renewsItself && unusedEndsAt === undefined) return <>{text("token.renews")}</>;
  if (renewsItself && unusedEndsAt !== undefined)
    return (
      <>
        {text("token.unused")} <Moment at={unusedEndsAt} as="day" />
      </>
    );
  const left = new Date(endsAt).getTime() - now;
  const color = left < 0 ? "var(--cs-bad)" : left < SOON_MS ? "var(--cs-warn)" : "inherit";
  return (
    <Text component="span" size="md" c={color}>
      {text(left < 0 ? "token.ended" : "token.ends")} <Moment at={endsAt} as="day" />
    </Text>
  );
}
