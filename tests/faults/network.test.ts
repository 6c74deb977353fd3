import dns from "node:dns";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { CONTRACTBOOK } from "../vendors/contractbook.ts";
import { TOWN_VENDORS } from "../vendors/all.ts";
import type { TownVendor } from "../vendors/town-vendor.ts";
import { createWorld } from "../world.ts";
import type { World } from "../world.ts";
import { checkRow, NOTHING } from "./check-row.ts";
import { IS_LONG, IS_WHOLE } from "./seed.ts";
import { openTlsDoor } from "./tls-door.ts";
import type { Face, TlsDoor } from "./tls-door.ts";
import type { WorldRow } from "./world-row.ts";

const HOST = "vendor.example.test";
const FACES: readonly Face[] = ["self-signed", "expired", "wrong name"];

/** What the machine's resolver says of the vendor's name; `undefined` = where it is. */
let failure: "ENOTFOUND" | "EAI_AGAIN" | undefined;
let door: TlsDoor | undefined;

beforeAll(() => {
  const real = dns.lookup;
  vi.spyOn(dns, "lookup").mockImplementation((...args: readonly unknown[]) => {
    const [name, options] = args;
    const done = args.at(-1);
    if (name !== HOST || typeof done !== "function") {
      Reflect.apply(real, dns, args);
      return;
    }
    const all = typeof options === "object" && options !== null && "all" in options && options.all === true;
    if (failure !== undefined)
      process.nextTick(done, Object.assign(new Error(`getaddrinfo ${failure} ${HOST}`), { code: failure }));
    else if (all) process.nextTick(done, null, [{ address: "127.0.0.1", family: 4 }]);
    else process.nextTick(done, null, "127.0.0.1", 4);
  });
});
afterAll(() => {
  vi.restoreAllMocks();
});

const row = (fault: string, begin: () => void, end: () => void): WorldRow => {
  let before = 0;
  return {
    group: "network",
    fault,
    at: "vendor",
    vendors: "every",
    minutes: 30,
    begin: ({ world }) => {
      begin();
      before = callsTo(world);
    },
    end: ({ world }) => {
      // else the fault was none
      expect(callsTo(world), `calls that came through: ${fault}`).toBe(before);
      end();
    },
  };
};

function callsTo({ vendor }: World): number {
  return Object.values(vendor.seen.counts).reduce((sum, count) => sum + count, 0);
}

const ROWS: readonly WorldRow[] = [
  ...FACES.map((face) =>
    row(
      `TLS: the certificate is ${face === "wrong name" ? "somebody else's" : face}`,
      () => door?.show(face),
      () => door?.show("good"),
    ),
  ),
  ...(["ENOTFOUND", "EAI_AGAIN"] as const).map((code) =>
    row(
      `name resolution fails: ${code}`,
      () => {
        failure = code;
        door?.show("good"); // no connection that stands helps over it
      },
      () => {
        failure = undefined;
      },
    ),
  ),
];

/** The vendor, spoken with through the door. */
function behindDoor(town: TownVendor): TownVendor {
  return {
    ...town,
    connection: (dialect, sandboxUrl, papers) =>
      town.connection(dialect, door?.url(HOST) ?? sandboxUrl, papers),
  };
}

test.each(IS_LONG ? TOWN_VENDORS : [CONTRACTBOOK])(
  "the way to $provider is broken in every way that TLS and names can be: 0 lost, 0 doubled",
  { timeout: 120_000 },
  async (town) => {
    const world = await openBehindDoor(town);
    for (const one of IS_WHOLE ? ROWS : ROWS.slice(0, 1))
      expect(await checkRow(one, { world, town }), one.fault).toEqual(NOTHING);
  },
);

async function openBehindDoor(town: TownVendor): Promise<World> {
  // the sandbox's port is known only once it listens: the world is set up again behind the door
  const world = await createWorld({ vendor: town });
  const opened = await openTlsDoor(HOST, world.sandbox.port);
  door = opened;
  onTestFinished(async () => {
    await world.close();
    await opened.close();
    door = undefined;
  });
  await world.apply({ vendor: behindDoor(town) });
  return world;
}
