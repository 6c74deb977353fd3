import { Textarea } from "@mantine/core";
import type { ReactElement } from "react";
import { useFormats } from "../../formats/use-formats.ts";
import { useNow } from "../../formats/use-now.ts";
import { NumberField } from "../../parts/number-field.tsx";
import { useText } from "../../texts/use-text.ts";
import type { Action, Particulars } from "./ask-for.ts";
import { moreDays } from "./more-days.ts";
import { LinkFields } from "./link-fields.tsx";

interface Props {
  readonly action: Action;
  /** `link`: the contract does not say through which connection. */
  readonly asksConnection: boolean;
  /** `extend`: the deadline that there is. */
  readonly expiresAt: string | undefined;
  readonly particulars: Particulars;
  readonly onChange: (particulars: Particulars) => void;
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 3650;

/** What has to be known before it is asked for; most actions need nothing. */
export function ActionFields(props: Props): ReactElement | null {
  const { action, asksConnection, expiresAt, particulars, onChange } = props;
  const text = useText("contract");
  const { day } = useFormats();
  const now = useNow();
  const { reason, days } = particulars;
  if (action === "withdraw")
    return (
      <Textarea
        label={text("actions.reason")}
        description={text("actions.reasonHint")}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => onChange({ ...particulars, reason: event.currentTarget.value })}
      />
    );
  if (action === "extend")
    return (
      <NumberField
        label={text("actions.days")}
        description={
          <>
            {expiresAt !== undefined && text("actions.daysNow", { day: day(expiresAt) })}{" "}
            {text("actions.daysHint", { day: day(new Date(now + days * DAY_MS).toISOString()) })}
          </>
        }
        min={moreDays(expiresAt, now).least}
        max={MOST_DAYS}
        value={days}
        onChange={(value) => onChange({ ...particulars, days: value })}
      />
    );
  if (action === "link")
    return <LinkFields asksConnection={asksConnection} particulars={particulars} onChange={onChange} />;
  return null;
}
