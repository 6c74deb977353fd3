export { createContractbookSimulator } from "./contractbook-simulator.ts";
export type { ContractbookOptions, TownEvent } from "./world.ts";
