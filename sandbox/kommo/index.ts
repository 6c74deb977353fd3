/** The simulated Kommo account. */
export { createKommoSimulator } from "./create-kommo-simulator.ts";
/** When Kommo repeats a hook: for the kit's hook sender. */
export { kommoHookRetry } from "./hook-retry.ts";
