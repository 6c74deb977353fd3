import { Api } from "./client.ts";
import { send } from "./send.ts";

/** Our HTTP API, as the browser that is signed in calls it. */
export const api = new Api(send);
