import { CATCH_UP_PER_HOUR } from "../domain/catch-up-per-hour.ts";
import { CountersignError, STOP } from "../domain/errors.ts";
import { choose } from "../domain/fill/fill.ts";
import type { Scope } from "../domain/fill/fill.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { Account } from "../providers/provider.ts";
import type { AccountRuntime, ConnectionRuntime } from "./runtime.ts";

/** The connection that the playbook chooses for this deal. Throws `configuration_invalid`, `connection_removed`. */
export function chooseConnection(
  runtime: AccountRuntime,
  playbook: Playbook,
  scope: Scope,
): ConnectionRuntime {
  const through = choose(playbook.send.through, scope);
  if ("problem" in through) throw new CountersignError("configuration_invalid", STOP, through.problem.text);
  const connection = runtime.connections.get(through.value);
  if (connection === undefined) throw removedConnection(through.value);
  return connection;
}

/** What there is to say about a connection that only contracts and playbooks still name. */
export function removedConnection(id: string): CountersignError {
  return new CountersignError("connection_removed", STOP, `There is no connection named “${id}”.`, {
    connection: id,
  });
}

/** Stands in for a connection that is not configured (any more), so that its contracts can still say so. */
export function missingConnection(id: string): ConnectionRuntime {
  const refuse = async (): Promise<never> => {
    throw removedConnection(id);
  };
  const account: Account = {
    notices: {
      proof: "secret-url",
      refusal: 401,
      isAuthentic: () => false,
      read: () => ({ about: [], ignored: "the connection is not configured" }),
    },
    templates: refuse,
    describeTemplate: refuse,
    find: refuse,
    create: refuse,
    update: refuse,
    send: refuse,
    read: refuse,
    remind: refuse,
    extend: refuse,
    withdraw: refuse,
    signedDocuments: refuse,
    changedSince: refuse,
    check: refuse,
  };
  return {
    id,
    vendor: id === "" ? "The vendor" : id,
    can: NOTHING,
    catchUpPerHour: CATCH_UP_PER_HOUR,
    account,
    isRemoved: true,
  };
}

/** What only the vendor has is still asked for, so that nobody takes "not configured" for "not there". */
const NOTHING: ConnectionRuntime["can"] = {
  draft: true,
  update: false,
  find: false,
  templates: false,
  withdraw: "delete",
  expiry: "vendor",
  revive: false,
  order: [],
  levels: [],
  remind: false,
  extend: false,
  signedCopy: true,
  evidence: false,
  changedSince: false,
};
