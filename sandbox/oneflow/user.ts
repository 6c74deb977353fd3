/** Somebody with a seat in the account. */
export interface User {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly isActive: boolean;
  readonly isAdmin: boolean;
}

/** The account's people at the beginning: its owner, and one who has left. */
export const createUsers = (ownerEmail: string): readonly User[] => [
  { id: 11, name: "Ada Owner", email: ownerEmail, isActive: true, isAdmin: true },
  { id: 12, name: "Bo Leaver", email: "bo.leaver@example.com", isActive: false, isAdmin: false },
];
