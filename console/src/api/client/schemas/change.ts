// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface Change {
  address?: string;
  /** @format date-time */
  at: string;
  by: {
    email?: string;
    name: string;
    via: "session" | "key" | "link" | "machine" | "file" | "nobody";
  };
  event:
    | "owner_link_made"
    | "owner_came"
    | "invited"
    | "invitation_withdrawn"
    | "person_came"
    | "address_proven"
    | "role_changed"
    | "person_removed"
    | "account_forgotten"
    | "key_made"
    | "key_removed"
    | "password_right"
    | "signed_in"
    | "sign_in_failed"
    | "sign_in_refused"
    | "second_step_failed"
    | "signed_out"
    | "session_ended"
    | "password_changed"
    | "second_factor_on"
    | "second_factor_off"
    | "backup_codes_renewed"
    | "renamed"
    | "person_exported"
    | "person_erased"
    | "consented"
    | "saved";
  id: string;
  isEverywhere: boolean;
  text: string;
}
