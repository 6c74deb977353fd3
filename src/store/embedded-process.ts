import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { RunAs } from "./run-as.ts";

/** A server process under its watchdog. */
export interface EmbeddedProcess {
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** The last lines it wrote. */
  lastWords(): string;
  /** Asks it to stop (fast shutdown); see `ended`. */
  stop(): void;
}

/**
 * The shell starts PostgreSQL and then waits on our pipe. The pipe closes when we stop it, and also when this process
 * is killed without a chance to say so: then too the server is told to stop. `read` is built in, so nothing is left.
 */
const WATCHDOG = `exec 3<&0
"$@" </dev/null 3<&- &
SERVER=$!
{ read -r LINE <&3; kill -INT $SERVER; } 2>/dev/null &
GUARD=$!
wait $SERVER
STATUS=$?
kill $GUARD 2>/dev/null
exit $STATUS`;

const KEPT_LINES = 20;

/** Small, but as safe as any server: fsync stays on. No TCP; statements are not logged, as they may hold secrets. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  shared_buffers: "64MB",
  max_connections: "100",
  max_wal_size: "256MB",
  min_wal_size: "64MB",
  max_wal_senders: "0",
  checkpoint_timeout: "15min",
  io_method: "sync",
  max_parallel_workers_per_gather: "0",
  log_min_error_statement: "panic",
  log_min_messages: "warning",
  log_timezone: "UTC",
  timezone: "UTC",
};

/** Starts the server of a prepared directory in a session of its own, so that Ctrl-C reaches us alone. */
export function startProcess(options: {
  readonly postgres: string;
  readonly directory: string;
  readonly socket: string;
  readonly runAs: RunAs;
  readonly settings: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
}): EmbeddedProcess {
  const settings = { ...SETTINGS, unix_socket_directories: options.socket, ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(
    "/bin/sh",
    ["-c", WATCHDOG, "countersign-database", options.postgres, "-D", options.directory, ...flags],
    {
      ...options.runAs.ids,
      cwd: "/",
      detached: true,
      stdio: ["pipe", "ignore", "pipe"],
      env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
    },
  );
  child.unref();
  child.stdin.on("error", () => undefined);
  const lines = keepLines(child, options.onLine);
  return {
    ended: new Promise((resolve) => {
      child.once("exit", () => resolve());
      child.once("error", (error) => {
        lines.push(String(error));
        resolve();
      });
    }),
    lastWords: () => lines.join("\n"),
    stop() {
      child.ref(); // who stops it waits for its end
      child.stdin.destroy();
    },
  };
}

function keepLines(child: ChildProcess, onLine: (line: string) => void): string[] {
  const lines: string[] = [];
  let rest = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = (parts.pop() ?? "").slice(-10_000);
    for (const line of parts) {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      onLine(line);
    }
  });
  return lines;
}
