import type { JsonObject } from "../domain/json.ts";
import type { ChangeEvent } from "../store/change.ts";
import type { Session } from "../store/session.ts";
import { toJsonb, toText } from "../store/to-jsonb.ts";

/** What happened to somebody's way in. */
export interface SignInNote {
  /** Id, or else the address that was tried; whoever is not known is not written down. */
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

// For owners of each account that the person has a role in; who has one everywhere concerns the installation alone.
const NOTE = `insert into countersign.changes (id, account, at, event, via, name, person, email, data)
  select gen_random_uuid(), place.account, $3, $4, $5, case when $5 = 'nobody' then '' else people.name end, people.id,
    case when $5 = 'nobody' then null else people.email end,
    jsonb_build_object('name', people.name, 'email', people.email) || $6::jsonb
  from countersign_auth.people join countersign_auth.members place on place.person = people.id
  where (people.id = $1 or people.email = lower($2)) and (place.account = '*' or not exists (
    select from countersign_auth.members wide where wide.person = people.id and wide.account = '*'))`;

/** `calendar`: what changes are dated by. */
export function createSignInTrail(session: Session, calendar: () => Date): SignInTrail {
  return {
    async note({ person, email, event, byNobody = false, data }) {
      const via = byNobody ? "nobody" : "session";
      await session.run({
        text: NOTE,
        values: [
          person === undefined ? null : toText(person),
          email === undefined ? null : toText(email.trim()),
          calendar(),
          event,
          via,
          toJsonb(data),
        ],
      });
    },
  };
}
