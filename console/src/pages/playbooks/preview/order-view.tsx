import { Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { DryRunData } from "../../../api/client/playbooks.ts";
import { Facts } from "../../../parts/facts.tsx";
import { Moment } from "../../../parts/moment.tsx";
import { useText } from "../../../texts/use-text.ts";
import { useTemplateFields } from "../editor/use-template-fields.ts";

interface Props {
  readonly order: NonNullable<DryRunData["order"]>;
}

/** The contract as it would be: title, signers, values. */
export function OrderView({ order }: Props): ReactElement {
  const text = useText("playbooks");
  // the vendor's id says nothing to people; the editor knows the names of the templates that it chooses from
  const known = useTemplateFields().details.find(({ id }) => id === order.template);
  const { title, template, message, signers, fields, expiresAt } = order;
  return (
    <Stack gap="sm" className="cs-paper">
      <div>
        <Text fw={620} size="lg" className="cs-break">
          {title}
        </Text>
        <Text size="sm" c="dimmed" className="cs-break">
          {text("order.template", { template: known?.name ?? template })}
        </Text>
      </div>
      {message !== undefined && message !== "" && (
        <Text size="sm" className="cs-break" style={{ whiteSpace: "pre-wrap" }}>
          {message}
        </Text>
      )}
      <ol className="cs-list cs-tight" aria-label={text("signers.title")}>
        {signers.map(({ role, name, email, order: turn, receives }) => (
          <li key={`${turn} ${role} ${email}`}>
            <Text fw={500} className="cs-break">
              {text("order.signer", { turn, name })}
            </Text>
            <Text size="sm" c="dimmed" className="cs-break">
              {[email, role, ...(receives === "copy" ? [text("signers.copy")] : [])].join(" · ")}
            </Text>
          </li>
        ))}
      </ol>
      <Facts rows={fields.map(({ name, value }) => [name, value] as const)} />
      {expiresAt !== undefined && (
        <Text size="sm" c="dimmed">
          {text("order.expires")} <Moment at={expiresAt} as="day" />
        </Text>
      )}
    </Stack>
  );
}
