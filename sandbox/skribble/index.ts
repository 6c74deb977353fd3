export { skribbleSandbox } from "./skribble-sandbox.ts";
