import { textOf } from "../../config/plain-data.ts";
import { recordOf } from "../../config/secret-places.ts";
import type { JsonObject } from "../../domain/json.ts";
import { KOMMO } from "./connection-entry.ts";

/** Playbooks that may go through a connection, by id; none for Kommo, which all of them need. */
export function connectionUsers(document: JsonObject, connection: string): readonly string[] {
  const { playbooks } = document;
  const all: readonly unknown[] = Array.isArray(playbooks) ? playbooks : [];
  return all.flatMap((playbook): readonly string[] => {
    const { id, send } = recordOf(playbook);
    const through = recordOf(send)["through"];
    const { map, default: otherwise } = recordOf(through);
    const names = [through, otherwise, ...Object.values(recordOf(map))];
    return connection === KOMMO || !names.includes(connection) ? [] : [textOf(id)];
  });
}
