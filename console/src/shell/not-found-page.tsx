import type { ReactElement } from "react";
import { NotFoundNote } from "./not-found-note.tsx";

/** No such page, or none for this reader: the two look alike on purpose. */
export function NotFoundPage(): ReactElement {
  return (
    <main>
      <NotFoundNote />
    </main>
  );
}
