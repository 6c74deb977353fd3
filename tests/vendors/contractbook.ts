export { townVendor as CONTRACTBOOK } from "../../sandbox/contractbook/town-vendor.ts";
