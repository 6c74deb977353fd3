import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAccount } from "../shell/use-account.ts";
import { useText } from "../texts/use-text.ts";
import { durationParts } from "./duration-parts.ts";
import { instantFormats } from "./instant-formats.ts";
import type { InstantFormats } from "./instant-formats.ts";

/** How everything that is not a text is written. */
export interface Formats extends InstantFormats {
  readonly number: (value: number) => string;
  /** A share of 1: `12 %`. */
  readonly percent: (share: number) => string;
  /** Milliseconds: `3 h 20 min`. */
  readonly duration: (ms: number) => string;
  readonly bytes: (count: number) => string;
}

const KILO = 1000;

/** Formats in the account's zone and the console's language. */
export function useFormats(): Formats {
  const { timezone } = useAccount();
  const { i18n } = useTranslation();
  const text = useText("common");
  return useMemo(() => {
    // English with the day before the month and 24 hours, as in the rest of Europe's business
    const language = i18n.language === "en" ? "en-GB" : i18n.language;
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
    const short = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    return {
      ...instantFormats(timezone, language),
      number: (value) => number.format(value),
      percent: (share) => percent.format(share),
      duration: (ms) => {
        const { unit, ...parts } = durationParts(ms);
        return text(`duration.${unit}`, { ...parts });
      },
      bytes: (count) => {
        if (count < KILO) return text("bytes.b", { value: count });
        if (count < KILO * KILO) return text("bytes.kb", { value: short.format(count / KILO) });
        return text("bytes.mb", { value: short.format(count / KILO / KILO) });
      },
    };
  }, [timezone, i18n.language, text]);
}
