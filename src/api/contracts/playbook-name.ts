import type { House } from "../house.ts";

/** What people call a playbook; its id where it has no name, or is not in force (any more). */
export function playbookName(house: Pick<House, "account">, account: string, id: string): string {
  return house.account(account)?.playbooks.find((playbook) => playbook.id === id)?.name ?? id;
}
