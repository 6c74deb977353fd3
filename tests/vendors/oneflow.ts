export { townVendor as ONEFLOW } from "../../sandbox/oneflow/town-vendor.ts";
