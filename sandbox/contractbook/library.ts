import type { StoredDocument } from "./document.ts";

/** All documents, with an index by tag: looking up a tag among 100,000 documents must not cost a walk. */
export interface Library {
  readonly size: number;
  add(document: StoredDocument): void;
  get(id: string): StoredDocument | undefined;
  delete(document: StoredDocument): void;
  setTags(document: StoredDocument, tags: readonly string[]): void;
  all(): Iterable<StoredDocument>;
  /** Documents that carry at least one of the tags. */
  tagged(tags: readonly string[]): Iterable<StoredDocument>;
}

/** No documents at first. */
export const createLibrary = (): Library => {
  const documents = new Map<string, StoredDocument>();
  const byTag = new Map<string, Set<StoredDocument>>();

  const index = (document: StoredDocument): void => {
    for (const tag of document.tags) {
      const group = byTag.get(tag);
      if (group === undefined) byTag.set(tag, new Set([document]));
      else group.add(document);
    }
  };
  const unindex = (document: StoredDocument): void => {
    for (const tag of document.tags) {
      const group = byTag.get(tag);
      group?.delete(document);
      if (group?.size === 0) byTag.delete(tag);
    }
  };

  return {
    get size() {
      return documents.size;
    },
    add: (document) => {
      documents.set(document.id, document);
      index(document);
    },
    get: (id) => documents.get(id),
    delete: (document) => {
      documents.delete(document.id);
      unindex(document);
    },
    setTags: (document, tags) => {
      unindex(document);
      document.tags = tags;
      index(document);
    },
    all: () => documents.values(),
    tagged: (tags) => new Set(tags.flatMap((tag) => [...(byTag.get(tag) ?? [])])),
  };
};
