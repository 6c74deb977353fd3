export { townVendor as IRONCLAD } from "../../sandbox/ironclad/town-vendor.ts";
