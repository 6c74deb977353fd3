import type { StoredDocument } from "./document.ts";
import { happen } from "./happen.ts";
import type { World } from "./world.ts";

/** The document is gone for callers and signers; no hook tells it. Kept aside for assertions. */
export const deleteDocument = (world: World, document: StoredDocument): void => {
  world.library.delete(document);
  world.deleted.push(document);
  happen(world, document, "deleted");
};
