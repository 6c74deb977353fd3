import { fileURLToPath } from "node:url";
import { createApi } from "../api/api.ts";
import type { House } from "../api/house.ts";
import { consoleFiles, isBuilt } from "../server/console-files.ts";
import type { ServerDeps } from "../server/server.ts";
import type { Texts } from "../texts/texts.ts";

/** Beside the package's sources; made by `npm run build:console`. */
const CONSOLE = fileURLToPath(new URL("../../console/dist", import.meta.url));

/** The API below `/api`, and the console's pages; where they are not built, the front page says so. */
export async function consoleRoutes(
  house: House,
  onProblem: (error: unknown) => void,
  texts?: Texts,
): Promise<Pick<ServerDeps, "routes" | "frontPage">> {
  const api = createApi(() => house, onProblem, texts);
  const built = await isBuilt(CONSOLE);
  return {
    routes: [
      async (app) => {
        await app.register(api, { prefix: "/api" });
      },
      ...(built ? [consoleFiles(CONSOLE)] : []),
    ],
    frontPage: !built,
  };
}
