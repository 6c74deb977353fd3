import { contractbook } from "./contractbook/index.ts";
import { ironclad } from "./ironclad/index.ts";
import { oneflow } from "./oneflow/index.ts";
import type { Provider } from "./provider.ts";
import { skribble } from "./skribble/index.ts";
import { zohoSign } from "./zoho-sign/index.ts";

/** Every vendor we speak with. One line per folder. */
export const PROVIDERS = [
  contractbook,
  ironclad,
  oneflow,
  skribble,
  zohoSign,
] as const satisfies readonly Provider[];

/** `undefined` = no vendor of that name. */
export function providerById(id: string): Provider | undefined {
  return PROVIDERS.find((provider) => provider.id === id);
}
