export { townVendor as ZOHO_SIGN } from "../../sandbox/zoho-sign/town-vendor.ts";
