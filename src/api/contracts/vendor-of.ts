import type { House } from "../house.ts";
import { formerVendor } from "./former-vendors.ts";

/**
 * What people call the vendor behind a connection, also where it has been taken out ({@link formerVendor}); its id where
 * nobody knows.
 */
export function vendorOf(
  house: Pick<House, "connectionNames" | "store">,
  account: string,
  connection: string,
): string {
  return (
    house.connectionNames(account).get(connection) ?? formerVendor(house, account, connection) ?? connection
  );
}
