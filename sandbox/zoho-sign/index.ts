export { zohoSignSandbox } from "./zoho-sign-sandbox.ts";
