import type { RemoteSigner, RemoteStatus } from "../../domain/remote.ts";
import type { SignStatus, SignStatusSigner, Workflow } from "./schema.ts";
import { signerPlaces } from "./signer-places.ts";

const STATUSES: ReadonlyMap<string, RemoteSigner["status"]> = new Map([
  ["pending", "waiting"],
  ["sent", "asked"],
  ["viewed", "viewed"],
  ["signed", "signed"],
  ["declined", "declined"],
]);

/** The people of a packet in the order in which they sign; no times: the vendor tells none. */
export function toSigners({ signers }: SignStatus): readonly RemoteSigner[] {
  return (signers ?? []).toSorted(byRoute).map(({ name, email, roleName, status }) => ({
    name: name ?? "",
    email: email ?? "",
    ...(roleName ? { role: roleName } : {}),
    status: STATUSES.get(status) ?? "unknown",
  }));
}

// who signs on paper has the order -1, which says nothing
function byRoute(one: SignStatusSigner, other: SignStatusSigner): number {
  const [a, b] = [one.routingOrder ?? 0, other.routingOrder ?? 0];
  return a < 0 || b < 0 ? 0 : a - b;
}

/**
 * Before and after the Sign step nobody is asked, and the vendor lists nobody: the people whom the launch form named and
 * the colleagues who have a signer's role.
 */
export function knownSigners(workflow: Workflow, status: RemoteStatus): readonly RemoteSigner[] {
  const attributes = workflow.attributes ?? {};
  const textOf = (id: string | undefined): string => {
    const value = id !== undefined && Object.hasOwn(attributes, id) ? attributes[id] : undefined;
    return typeof value === "string" ? value : "";
  };
  const standing = standingOf(status);
  const guests: readonly RemoteSigner[] = signerPlaces(workflow.schema ?? {}).map(
    ({ label, email, name }) => ({
      name: textOf(name),
      email: textOf(email),
      role: label,
      status: standing,
    }),
  );
  const colleagues: readonly RemoteSigner[] = (workflow.roles ?? [])
    .filter(({ id }) => id.startsWith("signer"))
    .flatMap(({ displayName, assignees }) =>
      (assignees ?? []).map(({ userName, email }) => ({
        name: userName ?? "",
        email: email ?? "",
        ...(displayName ? { role: displayName } : {}),
        status: standing,
      })),
    );
  return [...guests, ...colleagues].filter(({ email }) => email !== "");
}

function standingOf(status: RemoteStatus): RemoteSigner["status"] {
  if (status === "signed") return "signed";
  return status === "drafted" ? "waiting" : "unknown";
}
