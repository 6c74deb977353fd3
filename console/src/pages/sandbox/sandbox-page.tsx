import "./sandbox.css";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { QueryView } from "../../parts/query-view.tsx";
import { Board } from "./board.tsx";
import { Inboxes } from "./inboxes.tsx";
import { NewsStrip } from "./news-strip.tsx";
import { SandboxHeader } from "./sandbox-header.tsx";
import { sandboxQuery } from "./sandbox-query.ts";

/** The demo, played by hand: a Kommo board, the vendors' inboxes, and what became of it. */
export function SandboxPage(): ReactElement {
  const query = useQuery(sandboxQuery);
  return (
    <main className="cs-sandbox" id="content">
      <QueryView query={query} lines={12}>
        {(sandbox) => (
          <>
            <SandboxHeader sandbox={sandbox} />
            <div className="cs-sandbox-grid">
              <Board sandbox={sandbox} />
              <Inboxes sandbox={sandbox} />
              <NewsStrip sandbox={sandbox} />
            </div>
          </>
        )}
      </QueryView>
    </main>
  );
}
