import { Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Section } from "../../parts/section.tsx";
import { useText } from "../../texts/use-text.ts";
import type { Sandbox } from "./sandbox-query.ts";
import { useSandboxFormats } from "./use-sandbox-formats.ts";

interface Props {
  readonly sandbox: Sandbox;
}

/** What Countersign has just done, and why. */
export function NewsStrip({ sandbox }: Props): ReactElement {
  const text = useText("sandbox");
  const { time, exact } = useSandboxFormats(sandbox);
  const { news, account } = sandbox;
  return (
    <Section title={text("news.title")} text={text("news.text")}>
      {news.length === 0 ? (
        <EmptyState icon={<IconHistory size={22} />} title={text("news.empty")} />
      ) : (
        <ol className="cs-news">
          {news.map(({ id, at, text: told, deal, reference }) => (
            <li key={id}>
              <Text size="sm" c="dimmed" component="time" dateTime={at} title={exact(at)}>
                {time(at)}
              </Text>
              <div>
                <AppLink size="sm" to="/a/$account/contracts/$reference" params={{ account, reference }}>
                  {deal}
                </AppLink>
                <Text size="md" className="cs-break">
                  {told}
                </Text>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
