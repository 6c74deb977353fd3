import { Button, Text } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { QueryView } from "../../parts/query-view.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { KeyItem } from "./key-item.tsx";
import { MakeKeyDialog } from "./make-key-dialog.tsx";
import { keysQuery } from "./settings-query.ts";

/** Keys with which programs call the API. */
export function KeysSection(): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const [isMaking, setMaking] = useState(false);
  const query = useQuery(keysQuery(account));
  return (
    <Section
      flush
      title={text("keys.title")}
      text={text("keys.text")}
      aside={
        <Button
          variant="default"
          leftSection={<IconKey size={16} aria-hidden />}
          onClick={() => setMaking(true)}
        >
          {text("keys.make")}
        </Button>
      }
    >
      <QueryView query={query} lines={2}>
        {({ keys }) =>
          keys.length === 0 ? (
            <Text c="dimmed" px="md" pb="md">
              {text("keys.none")}
            </Text>
          ) : (
            <ul className="cs-list cs-foot" aria-label={text("keys.title")}>
              {keys.map((key) => (
                <KeyItem key={key.id} apiKey={key} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {isMaking && <MakeKeyDialog onClose={() => setMaking(false)} />}
    </Section>
  );
}
