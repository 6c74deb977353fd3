import { Button, Group, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { Section } from "../../../parts/section.tsx";
import { useText } from "../../../texts/use-text.ts";
import { Segments } from "../../segments.tsx";
import { keyed } from "../../keyed.ts";
import type { Signer } from "./draft.ts";
import { useEditor } from "./editor-context.ts";
import { SignerCard } from "./signer-card.tsx";
import { moved, ordered, orderKind, possibleKinds } from "./signer-order.ts";
import type { OrderKind } from "./signer-order.ts";
import { usedConnections } from "./used-connections.ts";
import { useTemplateFields } from "./use-template-fields.ts";

const KINDS: readonly OrderKind[] = ["inTurn", "together", "own"];

/** Who signs, in which role and order. */
export function SignersSection(): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly, choices, changeSend } = useEditor();
  const { roles } = useTemplateFields();
  const [moves, setMoves] = useState(0);
  const { signers } = draft.send;
  const kind = orderKind(signers);
  const possible = possibleKinds(usedConnections(draft, choices));
  const set = (next: readonly Signer[], as: OrderKind = kind) => changeSend({ signers: ordered(next, as) });
  const shown = KINDS.filter(
    (one) => one === kind || (possible.includes(one) && (one !== "own" || signers.length > 2)),
  );
  const free = roles.find((role) => signers.every((signer) => signer.role !== role));
  const added: Signer = {
    role: free ?? "internal",
    name: "{{ user.name }}",
    email: "{{ user.email }}",
    order: signers.length + 1,
    receives: "signature",
  };
  return (
    <Section title={text("signers.title")} text={text("signers.text")}>
      <Stack gap="md" pt="xs">
        {signers.length > 1 && (
          <Segments
            label={text("signers.order")}
            choices={shown.map((value) => ({ value, label: text(`signers.orders.${value}`) }))}
            value={kind}
            isReadOnly={isReadOnly}
            onChange={(wanted) => {
              // one number twice is neither of the other two: numbers appear, and can be changed
              if (wanted === "own")
                set(
                  signers.map((one, at) => ({ ...one, order: Math.max(1, at) })),
                  wanted,
                );
              else set(signers, wanted);
            }}
          />
        )}
        {keyed(signers, moves).map(({ key, index, item: signer }) => (
          <SignerCard
            key={key}
            index={index}
            signer={signer}
            roles={roles}
            isNumbered={kind === "own"}
            onChange={(change) =>
              changeSend({
                signers: signers.map((one, at) => (at === index ? { ...one, ...change } : one)),
              })
            }
            onRemove={() => set(signers.filter((_, at) => at !== index))}
            onMove={(by) => {
              setMoves(moves + 1);
              set(moved(signers, index, index + by));
            }}
          />
        ))}
        {!isReadOnly && (
          <Group>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => set([...signers, added], possible.includes(kind) ? kind : possible[0])}
            >
              {text("signers.add")}
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  );
}
