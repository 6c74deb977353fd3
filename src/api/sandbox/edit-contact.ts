import { z } from "zod";
import { Done } from "../done.ts";
import { NONE } from "../route.ts";
import { playRoute } from "./play-route.ts";
import { unlessRefused } from "./unless-refused.ts";

export const editSandboxContact = playRoute(
  {
    method: "POST",
    url: "/sandbox/contacts/:contact",
    id: "editSandboxContact",
    summary: "Change the e-mail address of a contact of the demo's Kommo",
    params: z.object({ contact: z.string().max(40) }),
    query: NONE,
    body: z.object({ email: z.string().max(254).describe("Any text; empty takes it away") }),
    answer: Done,
    needs: "operator",
  },
  async (desk, { params, body }) => unlessRefused(await desk.editContact(params.contact, body.email)),
);
