import dns from "node:dns";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { TownVendor } from "../vendors/town-vendor.ts";
import { createWorld } from "../world.ts";
import type { World } from "../world.ts";
import { checkRow, NOTHING } from "./check-row.ts";
import { IS_LONG, IS_WHOLE } from "./seed.ts";
import { PLAYERS } from "./turns.ts";
import type { Player } from "./turns.ts";
import { openTlsDoor } from "./tls-door.ts";
import type { Face, TlsDoor } from "./tls-door.ts";
import type { WorldRow } from "./world-row.ts";

const HOST = "behind.example.test";
const FACES: readonly Face[] = ["self-signed", "expired", "wrong name"];

/** What the machine's resolver says of the name behind the door; `undefined` = where it is. */
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

type Side = "vendor" | "kommo";

interface Fault {
  readonly fault: string;
  begin(): void;
  end(): void;
}

const FAULTS: readonly Fault[] = [
  ...FACES.map((face) => ({
    fault: `TLS: the certificate is ${face === "wrong name" ? "somebody else's" : face}`,
    begin: () => door?.show(face),
    end: () => door?.show("good"),
  })),
  ...(["ENOTFOUND", "EAI_AGAIN"] as const).map((code) => ({
    fault: `name resolution fails: ${code}`,
    begin() {
      failure = code;
      door?.show("good"); // no connection that stands helps over it
    },
    end() {
      failure = undefined;
    },
  })),
];

function rowOf(one: Fault, at: Side): WorldRow {
  const { fault } = one;
  let before = 0;
  return {
    group: "network",
    fault,
    at,
    vendors: "every",
    minutes: 30,
    begin: ({ world }) => {
      one.begin();
      before = callsTo(world, at);
    },
    end: ({ world }) => {
      // else the fault was none
      expect(callsTo(world, at), `calls that came through: ${fault}`).toBe(before);
      one.end();
    },
  };
}

function callsTo({ vendor, sandbox: { kommo } }: World, at: Side): number {
  const { counts } = (at === "kommo" ? kommo : vendor).seen;
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The suite's, on each side: a certificate that nobody knows, and a name that nobody resolves. */
const SHORT = FAULTS.filter((_, row) => row === 0 || row === FACES.length);

/** In the suite, and in the short matrix, one vendor stands for all. */
const CASES: readonly (Player & { readonly at: Side })[] = [
  ...PLAYERS.filter(({ dialect }, index) => (IS_LONG ? dialect === "documented" : index === 0)).map(
    (player) => ({
      ...player,
      at: "vendor" as const,
    }),
  ),
  ...PLAYERS.slice(0, 1).map((player) => ({ ...player, name: "Kommo", at: "kommo" as const })),
];

test.each(CASES)(
  "the way to $name is broken in every way that TLS and names can be: 0 lost, 0 doubled",
  { timeout: 120_000 },
  async ({ at, town, dialect }) => {
    const world = await openBehindDoor(town, at);
    for (const one of IS_WHOLE ? FAULTS : SHORT)
      expect(await checkRow(rowOf(one, at), { world, town, dialect }), one.fault).toEqual(NOTHING);
  },
);

async function openBehindDoor(town: TownVendor, at: Side): Promise<World> {
  // the sandbox's port is known only once it listens: the world is set up again behind the door
  const kommoOrigin = () => (at === "kommo" ? door?.url(HOST) : undefined);
  const world = await createWorld({ vendor: town, sandbox: { kommoOrigin } });
  const opened = await openTlsDoor(HOST, world.sandbox.port);
  door = opened;
  onTestFinished(async () => {
    await world.close();
    await opened.close();
    door = undefined;
    failure = undefined;
  });
  const [behind, direct] = [opened.url(HOST), world.sandbox.url];
  const vendorUrl = at === "vendor" ? behind : direct;
  await world.apply({
    sandboxUrl: at === "kommo" ? behind : direct,
    vendor: { ...town, connection: (dialect, _, papers) => town.connection(dialect, vendorUrl, papers) },
  });
  return world;
}
