export { createContractbookSimulator } from "./contractbook-simulator.ts";
export type { Template } from "./template.ts";
export type { ContractbookOptions, Dialect, TownEvent } from "./world.ts";
