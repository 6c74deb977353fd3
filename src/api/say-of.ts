import type { FastifyRequest } from "fastify";
import type { Say } from "../texts/say.ts";
import type { Texts } from "../texts/texts.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Everything that the API tells people. */
    readonly texts: Texts;
  }
}

/** How whoever calls is told something: in the first language of theirs that there is. */
export function sayOf({ server, headers }: Pick<FastifyRequest, "server" | "headers">): Say {
  return server.texts.asked(headers["accept-language"]);
}
