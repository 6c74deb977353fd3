import { Alert } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { EnterDemo } from "./enter-demo.tsx";
import { FactorForm } from "./factor-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { useText } from "../../texts/use-text.ts";
import { useEntrance } from "./use-entrance.ts";

interface Props {
  /** Where single sign-on leads back to. */
  readonly next: string;
  /** The page must not be left for single sign-on: something unsaved stands on it. */
  readonly stays?: boolean;
  /** It asks for the second factor now, or for the password again. */
  readonly onStep?: (step: "password" | "factor") => void;
  readonly onDone: () => void;
}

/** Password, then the second factor where there is one. */
export function SignInSteps({ next, stays = false, onStep, onDone }: Props): ReactElement {
  const text = useText("sign-in");
  const { suggestion, needsOwner } = useEntrance();
  const [needsFactor, setNeedsFactor] = useState(false);
  const ask = (asksForFactor: boolean) => {
    setNeedsFactor(asksForFactor);
    onStep?.(asksForFactor ? "factor" : "password");
  };
  if (needsFactor) return <FactorForm onDone={onDone} onBack={() => ask(false)} />;
  return (
    <>
      {needsOwner && <Alert mb="md">{text("signIn.ownerless")}</Alert>}
      {suggestion !== undefined && !needsOwner && <EnterDemo onDone={onDone} />}
      <PasswordForm next={next} stays={stays} onDone={(asks) => (asks ? ask(true) : onDone())} />
    </>
  );
}
