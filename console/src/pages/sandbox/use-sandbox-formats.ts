import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { instantFormats } from "../../formats/instant-formats.ts";
import type { InstantFormats } from "../../formats/instant-formats.ts";
import { useSession } from "../../shell/use-session.ts";
import type { Sandbox } from "./sandbox-query.ts";

export interface SandboxFormats extends InstantFormats {
  /** Whole units of the sandbox's currency. */
  readonly money: (amount: number) => string;
}

/** Instants in the zone of the sandbox's account, amounts in its currency. */
export function useSandboxFormats({
  account,
  currency,
}: Pick<Sandbox, "account" | "currency">): SandboxFormats {
  const { accounts } = useSession();
  const { i18n } = useTranslation();
  const timezone = accounts.find(({ id }) => id === account)?.timezone ?? "UTC";
  return useMemo(() => {
    const language = i18n.language === "en" ? "en-GB" : i18n.language;
    const money = new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 0 });
    return { ...instantFormats(timezone, language), money: (amount) => money.format(amount) };
  }, [timezone, currency, i18n.language]);
}
