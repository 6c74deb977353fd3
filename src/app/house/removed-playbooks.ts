import type { RemovedPlaybook } from "../../api/playbooks/playbook-view.ts";
import type { DeskDeps } from "./desk-deps.ts";
import { playbookIn, playbooksIn, playbookTitle } from "./playbook-documents.ts";

const MOST = 20;

/** Playbooks that were taken out, the last ones first. None where a file rules: they are that file's. */
export async function removedPlaybooks(
  { setup, store }: Pick<DeskDeps, "setup" | "store">,
  account: string,
): Promise<readonly RemovedPlaybook[]> {
  if (setup.isFile) return [];
  const { document, version } = await setup.document(account);
  const standing = new Set(playbooksIn(document).map((one) => one["id"]));
  const gone = [...(await store.documents.lastChanges(account, version))].filter(([id]) => !standing.has(id));
  const newest = gone.toSorted(([, one], [, other]) => other.version - one.version).slice(0, MOST);
  const told = await Promise.all(
    newest.map(async ([id, last]): Promise<readonly RemovedPlaybook[]> => {
      const [former, [removal]] = await Promise.all([
        store.documents.of(account, last.version),
        store.documents.history(account, id, 1),
      ]);
      if (former === undefined || removal === undefined) return [];
      const playbook = playbookIn(former.document, id);
      return [
        {
          id,
          name: playbookTitle(playbook),
          version: last.version,
          enabled: playbook["enabled"] !== false,
          at: removal.at.toISOString(),
          by: removal.by,
        },
      ];
    }),
  );
  return told.flat().toSorted((one, other) => other.at.localeCompare(one.at));
}
