import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { Key, keyOf } from "./key.ts";

export const listKeys = accountRoute(
  {
    method: "GET",
    url: "/keys",
    id: "listKeys",
    tag: "people",
    summary: "The account's API keys, without their secrets",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: z.object({ keys: z.array(Key) }),
    needs: "owner",
  },
  async ({ house: { keys }, account }) => ({ keys: (await keys.list(account)).map(keyOf) }),
);
