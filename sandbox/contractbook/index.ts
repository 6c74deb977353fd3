export { contractbookSandbox } from "./contractbook-sandbox.ts";
