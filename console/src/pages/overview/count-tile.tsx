import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useFormats } from "../../formats/use-formats.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { toneColours } from "../../parts/tone.ts";
import type { Tone } from "../../parts/tone.ts";
import { useAccount } from "../../shell/use-account.ts";
import type { ContractsSearch } from "../contracts/contracts-search.ts";

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly count: number;
  /** Only where the figure means something by itself. */
  readonly tone?: Tone;
  readonly to:
    | { readonly page: "attention" }
    | { readonly page: "contracts"; readonly search: ContractsSearch };
}

/** One figure, and the way to what it counts. */
export function CountTile({ label, hint, count, tone, to }: Props): ReactElement {
  const { id: account } = useAccount();
  const { number } = useFormats();
  const inner = (
    <>
      <Text size="md" fw={500} c="dimmed" component="span" display="block">
        {label}
      </Text>
      <Text
        className="cs-figure"
        component="span"
        display="block"
        style={tone === undefined || count === 0 ? {} : { color: toneColours(tone).color }}
      >
        {number(count)}
      </Text>
      <Text size="sm" c="dimmed" component="span" display="block">
        {hint}
      </Text>
    </>
  );
  const looks = { className: "cs-card cs-tile", underline: "never", c: "var(--mantine-color-text)" } as const;
  return to.page === "attention" ? (
    <AppLink to="/a/$account/attention" params={{ account }} {...looks}>
      {inner}
    </AppLink>
  ) : (
    <AppLink to="/a/$account/contracts" params={{ account }} search={to.search} {...looks}>
      {inner}
    </AppLink>
  );
}
