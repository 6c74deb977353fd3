import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { authApi } from "../../api/auth-api.ts";
import { useAct } from "../../api/use-act.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Section } from "../../parts/section.tsx";
import { useText } from "../../texts/use-text.ts";
import { IssuerProblem } from "../sign-in/issuer-problem.tsx";
import { useEntrance } from "../sign-in/use-entrance.ts";
import { issuerQuery, passwordQuery } from "./factor-query.ts";

/** For those who began with a password, where there is an issuer: connects the two, once. */
export function IssuerSection(): ReactElement | null {
  const text = useText("you");
  const { hasSingleSignOn } = useEntrance();
  const { error } = useSearch({ strict: false });
  const { data: hasPassword } = useQuery(passwordQuery);
  const { data: isConnected } = useQuery({ ...issuerQuery, enabled: hasSingleSignOn });
  const connect = useAct({
    mutationFn: () => authApi.connectIssuer(window.location.pathname),
    onSuccess: (address) => window.location.assign(address),
  });
  if (!hasSingleSignOn || hasPassword !== true || isConnected === undefined) return null;
  if (isConnected)
    return (
      <Section title={text("issuer.title")}>
        <Text>{text("issuer.on")}</Text>
      </Section>
    );
  return (
    <Section title={text("issuer.title")} text={text("issuer.text")}>
      <IssuerProblem code={error} />
      {connect.error !== null && <ProblemNote error={connect.error} />}
      <Button variant="default" loading={connect.isPending} onClick={() => connect.mutate()}>
        {text("issuer.connect")}
      </Button>
    </Section>
  );
}
