import { Text } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactElement } from "react";
import { queryClient } from "../../api/query-client.ts";
import { SmallPage } from "../../shell/small-page.tsx";
import { useLinkToken } from "../../shell/use-link-token.ts";
import { useText } from "../../texts/use-text.ts";
import { IssuerProblem } from "./issuer-problem.tsx";
import { SignInSteps } from "./sign-in-steps.tsx";

/** Signing in; then the page that was asked for. */
export function SignInPage(): ReactElement {
  const text = useText("sign-in");
  const navigate = useNavigate();
  const { next = "/", error, ended = false } = useSearch({ from: "/sign-in" });
  const token = useLinkToken();
  const [step, setStep] = useState<"password" | "factor">("password");
  const enter = () => {
    queryClient.clear();
    void navigate({ href: token === "" ? next : `${next}#${token}`, replace: true });
  };
  const isFirst = step === "password";
  return (
    <SmallPage title={text(isFirst ? "signIn.title" : "factor.title")}>
      {isFirst && ended && <Text role="status">{text("signIn.ended")}</Text>}
      {isFirst && <IssuerProblem code={error} />}
      <SignInSteps next={next} onStep={setStep} onDone={enter} />
    </SmallPage>
  );
}
