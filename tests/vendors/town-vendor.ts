export type { TownVendor } from "../../sandbox/town-vendor.ts";
