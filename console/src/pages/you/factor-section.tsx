import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { QueryView } from "../../parts/query-view.tsx";
import { Section } from "../../parts/section.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import { useText } from "../../texts/use-text.ts";
import { useIsInvented } from "./use-is-invented.ts";
import { FactorOff } from "./factor-off.tsx";
import { FactorOn } from "./factor-on.tsx";
import { factorQuery, passwordQuery } from "./factor-query.ts";

/** The second factor: whether it is on, and the way to change that. */
export function FactorSection(): ReactElement {
  const text = useText("you");
  const query = useQuery(factorQuery);
  const { data: hasPassword } = useQuery(passwordQuery);
  const isDemo = useIsInvented();
  // what was begun is brought to its end: turning it on goes on after it is on, with the backup codes
  const [begun, setBegun] = useState<"on" | "off">();
  const close = () => setBegun(undefined);
  return (
    <Section
      title={text("factor.title")}
      aside={
        hasPassword === false || isDemo ? undefined : (
          <Button
            variant="default"
            disabled={query.data === undefined}
            onClick={() => setBegun(query.data === true ? "off" : "on")}
          >
            {query.data === true ? text("factor.turnOff") : text("factor.turnOn")}
          </Button>
        )
      }
    >
      <QueryView query={query} lines={1}>
        {(isOn) =>
          hasPassword === false || isDemo ? (
            <Text>{isDemo ? text("factor.demo") : text("factor.sso")}</Text>
          ) : (
            <ToneMark tone={isOn ? "good" : "warn"}>{isOn ? text("factor.on") : text("factor.off")}</ToneMark>
          )
        }
      </QueryView>
      {begun === "on" && <FactorOn onClose={close} />}
      {begun === "off" && <FactorOff onClose={close} />}
    </Section>
  );
}
