import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Texts } from "./resources.ts";

/** The texts of one page: `const text = useText("contracts"); text("title")`. Keys are checked by the compiler. */
export function useText<const N extends Texts>(page: N): TFunction<N> {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => i18n.getFixedT(language, page), [i18n, language, page]);
}
