import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactElement } from "react";
import { queryClient } from "../../api/query-client.ts";
import { SmallPage } from "../../shell/small-page.tsx";
import { useLinkToken } from "../../shell/use-link-token.ts";
import { useText } from "../../texts/use-text.ts";
import { EnterDemo } from "./enter-demo.tsx";
import { FactorForm } from "./factor-form.tsx";
import { IssuerProblem } from "./issuer-problem.tsx";
import { PasswordForm } from "./password-form.tsx";
import { useEntrance } from "./use-entrance.ts";

/** Password, then the second factor where there is one; then the page that was asked for. */
export function SignInPage(): ReactElement {
  const text = useText("sign-in");
  const navigate = useNavigate();
  const { next = "/", error } = useSearch({ from: "/sign-in" });
  const token = useLinkToken();
  const { suggestion, needsOwner } = useEntrance();
  const [needsFactor, setNeedsFactor] = useState(false);
  const enter = () => {
    queryClient.clear();
    void navigate({ href: token === "" ? next : `${next}#${token}`, replace: true });
  };
  if (needsFactor)
    return (
      <SmallPage title={text("factor.title")}>
        <FactorForm onDone={enter} onBack={() => setNeedsFactor(false)} />
      </SmallPage>
    );
  return (
    <SmallPage title={text("signIn.title")}>
      {suggestion !== undefined && !needsOwner && <EnterDemo onDone={enter} />}
      <IssuerProblem code={error} />
      <PasswordForm next={next} onDone={(asks) => (asks ? setNeedsFactor(true) : enter())} />
    </SmallPage>
  );
}
