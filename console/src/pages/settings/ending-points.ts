import type { Point } from "../../parts/asked.ts";
import type { useText } from "../../texts/use-text.ts";
import type { Ending } from "./settings-query.ts";

type Text = ReturnType<typeof useText<"settings">>;

/** What ends besides, named, before it ends. */
export function endingPoints(text: Text, name: string, ends: readonly Ending[]): readonly Point[] {
  const named = (kind: Ending["kind"]) => ends.filter((one) => one.kind === kind).map((one) => one.name);
  const [keys, invitations] = [named("key"), named("invitation")];
  return [
    ...(keys.length === 0
      ? []
      : [{ text: text("people.endsKeys", { name, count: keys.length, names: keys.join(", ") }) }]),
    ...(invitations.length === 0
      ? []
      : [
          {
            text: text("people.endsInvitations", {
              name,
              count: invitations.length,
              names: invitations.join(", "),
            }),
          },
        ]),
  ];
}
