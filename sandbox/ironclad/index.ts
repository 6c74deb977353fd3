export { ironcladSandbox } from "./ironclad-sandbox.ts";
