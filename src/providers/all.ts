import { contractbook } from "./contractbook/index.ts";
import type { Provider } from "./provider.ts";

/** Every vendor we speak with. One line per folder. */
export const PROVIDERS = [contractbook] as const satisfies readonly Provider[];

/** `undefined` = no vendor of that name. */
export function providerById(id: string): Provider | undefined {
  return PROVIDERS.find((provider) => provider.id === id);
}
