import type { JsonObject } from "../domain/json.ts";
import type { ChangeEvent, Doer } from "../store/change.ts";
import { noteChange } from "../store/changes.ts";
import type { Session } from "../store/session.ts";
import { toText } from "../store/to-jsonb.ts";
import { addressOf, loginsOf } from "./login-name.ts";

/** What happened to somebody's way in. */
export interface SignInNote {
  /** Id, or else the address that was tried: everybody who signs in by it; whoever is not known is not written down. */
  readonly person?: string;
  readonly email?: string;
  readonly event: ChangeEvent;
  /** It is not known who it was, only whom it was about. */
  readonly byNobody?: boolean;
  readonly data: JsonObject;
}

/** Writes down who came in, who was kept out, and what people changed about their own sign-in. */
export interface SignInTrail {
  note(note: SignInNote): Promise<void>;
}

interface Deps {
  readonly inTransaction: <T>(run: (tx: Session) => Promise<T>) => Promise<T>;
  /** What changes are dated by. */
  readonly calendar: () => Date;
}

type PlaceRow = { account: string; id: string; name: string; email: string };

// For owners of each account that the person has a role in; who has one everywhere concerns the installation alone.
const PLACES = `select place.account, people.id, people.name, people.email
  from countersign_auth.people join countersign_auth.members place on place.person = people.id
  where people.id = any($1) and (place.account = '*' or not exists (
    select from countersign_auth.members wide where wide.person = people.id and wide.account = '*'))
  order by place.account, people.id`;

export function createSignInTrail({ inTransaction, calendar }: Deps): SignInTrail {
  return {
    note: ({ person, email, event, byNobody = false, data }) =>
      inTransaction(async (tx) => {
        const logins = person === undefined ? await loginsOf(tx, email ?? "") : [{ id: toText(person) }];
        const values = [logins.map(({ id }) => id)];
        for (const place of await tx.rows<PlaceRow>({ text: PLACES, values })) {
          const { account, id, name } = place;
          const address = addressOf(place.email);
          const by: Doer = byNobody
            ? { via: "nobody", name: "", id }
            : { via: "session", name, email: address, id };
          const told = { name, email: address, ...data };
          await noteChange(tx, { account, at: calendar(), event, by, data: told });
        }
      }),
  };
}
