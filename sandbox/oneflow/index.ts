export { oneflowSandbox } from "./oneflow-sandbox.ts";
