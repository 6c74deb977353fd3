import { Anchor, Button, Center, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { authApi } from "../../api/auth-api.ts";
import { useAct } from "../../api/use-act.ts";
import { CopyText } from "../../parts/copy-text.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useText } from "../../texts/use-text.ts";
import { QrCode } from "./qr-code.tsx";

interface Props {
  /** `otpauth://totp/…?secret=…`. */
  readonly address: string;
  readonly onDone: () => void;
}

/** Step two: the key goes into the app, and the app's first code shows that it arrived. */
export function FactorCode({ address, onDone }: Props): ReactElement {
  const text = useText("you");
  const [code, setCode] = useState("");
  const key = new URL(address).searchParams.get("secret") ?? "";
  const confirm = useAct({
    mutationFn: () => authApi.confirmCode(code.trim(), false),
    onSuccess: onDone,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <Stack gap="md">
        <Text>{text("factor.scan")}</Text>
        <Center>
          <QrCode value={address} label={text("factor.qr")} />
        </Center>
        <Text size="sm" c="dimmed">
          {text("factor.byHand")}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Code className="cs-break">{key.replaceAll(/(.{4})(?=.)/gu, "$1 ")}</Code>
          <CopyText value={key} label={text("factor.key")} />
        </Group>
        <Anchor href={address}>{text("factor.open")}</Anchor>
        {confirm.error !== null && <ProblemNote error={confirm.error} />}
        <TextInput
          label={text("factor.code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          data-autofocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={confirm.isPending}>
          {text("factor.confirm")}
        </Button>
      </Stack>
    </form>
  );
}
