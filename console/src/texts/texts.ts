import { createInstance } from "i18next";
import type { i18n } from "i18next";
import { initReactI18next } from "react-i18next";

/** i18next with the texts that come with the console; React escapes what is filled in. */
export const texts = startTexts();

function startTexts(): i18n {
  const made = createInstance();
  void made.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    defaultNS: "common",
    ns: ["common"],
    resources: {},
    interpolation: { escapeValue: false },
  });
  return made;
}
