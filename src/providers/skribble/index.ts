import type { Provider } from "../provider.ts";
import { brief } from "./brief.ts";
import { documented } from "./documented.ts";

/** Skribble: electronic signatures under Swiss (ZertES) and European (eIDAS) law on our own PDFs. */
export const skribble = {
  id: "skribble",
  name: "Skribble",
  dialects: { documented, brief },
} as const satisfies Provider;
