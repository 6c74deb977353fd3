import type { House } from "../house.ts";

/** What people call the vendor behind a connection; its id where it is not configured (any more). */
export function vendorOf(house: Pick<House, "account">, account: string, connection: string): string {
  return house.account(account)?.connections.get(connection)?.vendor ?? connection;
}
