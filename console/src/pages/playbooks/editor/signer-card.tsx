import { Autocomplete, Select, SimpleGrid, Stack } from "@mantine/core";
import type { ReactElement } from "react";
import { NumberField } from "../../../parts/number-field.tsx";
import { useText } from "../../../texts/use-text.ts";
import type { Signer } from "./draft.ts";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";
import { SignerHead } from "./signer-head.tsx";
import { SignerMore } from "./signer-more.tsx";
import { SignerWho } from "./signer-who.tsx";

interface Props {
  readonly index: number;
  readonly signer: Signer;
  /** Roles of the templates. */
  readonly roles: readonly string[];
  /** May the order be any number? */
  readonly isNumbered: boolean;
  readonly onChange: (change: Partial<Signer>) => void;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
}

/** One signer. */
export function SignerCard(props: Props): ReactElement {
  const { index, signer, roles, isNumbered, onChange } = props;
  const text = useText("playbooks");
  const { isReadOnly, issues } = useEditor();
  const at = (key: string) => issueAt(issues, `send.signers.${index}.${key}`);
  return (
    <fieldset className="cs-inset cs-fieldset" aria-label={text("signers.signer", { number: index + 1 })}>
      <SignerHead index={index} onRemove={props.onRemove} onMove={props.onMove} />
      <Stack gap="sm">
        <SignerWho index={index} signer={signer} onChange={onChange} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Autocomplete
            label={text("signers.role")}
            description={text(roles.length > 0 ? "signers.roleOfTemplate" : "signers.roleHint")}
            data={roles.length > 0 ? [...roles] : ["client", "internal"]}
            value={signer.role}
            readOnly={isReadOnly}
            error={at("role")}
            onChange={(role) => onChange({ role })}
          />
          <Select
            label={text("signers.receives")}
            description={text("signers.receivesHint")}
            data={[
              { value: "signature", label: text("signers.signature") },
              { value: "copy", label: text("signers.copy") },
            ]}
            value={signer.receives}
            readOnly={isReadOnly}
            allowDeselect={false}
            onChange={(chosen) => onChange({ receives: chosen === "copy" ? "copy" : "signature" })}
          />
        </SimpleGrid>
        {isNumbered && (
          <NumberField
            label={text("signers.number")}
            min={1}
            max={100}
            maw={120}
            value={signer.order ?? index + 1}
            readOnly={isReadOnly}
            error={at("order")}
            onChange={(order) => onChange({ order })}
          />
        )}
        <SignerMore index={index} signer={signer} onChange={onChange} />
      </Stack>
    </fieldset>
  );
}
