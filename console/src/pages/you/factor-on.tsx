import { Modal, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import type { NewFactor } from "../../api/auth-api.ts";
import { queryClient } from "../../api/query-client.ts";
import { useText } from "../../texts/use-text.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { FactorCode } from "./factor-code.tsx";
import { FactorPassword } from "./factor-password.tsx";
import { factorQuery } from "./factor-query.ts";

interface Props {
  readonly onClose: () => void;
}

/** Turns the second factor on: password, key, first code, backup codes. It counts from the first right code. */
export function FactorOn({ onClose }: Props): ReactElement {
  const text = useText("you");
  const common = useText("common");
  const [factor, setFactor] = useState<NewFactor>();
  const [isOn, setOn] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!isOn}
      closeButtonProps={{ "aria-label": common("close") }}
      title={
        <Text fw={600} size="lg">
          {text("factor.title")}
        </Text>
      }
    >
      {factor === undefined && <FactorPassword onDone={setFactor} />}
      {factor !== undefined && !isOn && (
        <FactorCode
          address={factor.totpURI}
          onDone={() => {
            setOn(true);
            void queryClient.invalidateQueries({ queryKey: factorQuery.queryKey });
          }}
        />
      )}
      {factor !== undefined && isOn && <BackupCodes codes={factor.backupCodes} onDone={onClose} />}
    </Modal>
  );
}
