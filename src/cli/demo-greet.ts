import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Running } from "./application.ts";
import { painter } from "./paint.ts";
import { sandboxKeys } from "./sandbox-keys.ts";
import type { Terminal } from "./terminal.ts";

/** What the demo says first. `file`: its configuration, for other terminals; absent = it begins with nothing. */
export async function greetVisitor(
  terminal: Terminal,
  running: Running,
  sandbox: Sandbox,
  file: string | undefined,
): Promise<void> {
  if (file === undefined) await greetWithKeys(terminal, running, sandbox);
  else greetWithTown(terminal, running, sandbox, file);
}

function greetWithTown(
  { color, out }: Terminal,
  { url = "", ownerLink }: Running,
  sandbox: Sandbox,
  file: string,
): void {
  const paint = painter(color);
  out(`${paint("bold", "Countersign")}  ${url}`);
  out(`Sandbox      ${sandbox.url}  (Kommo and five vendors, simulated; everybody is invented)`);
  if (ownerLink !== undefined) {
    out(`\nOpen ${paint("bold", ownerLink)} in your browser:`);
    out("drag a deal to Won, sign its contract in the vendor's inbox, and watch the deal move.\n");
  }
  out("What happens is told here as well. Ctrl-C ends it.");
  out(`In another terminal: bin/countersign contracts --config ${file}\n`);
}

async function greetWithKeys(
  { color, out }: Terminal,
  { url = "", ownerLink = url }: Running,
  sandbox: Sandbox,
): Promise<void> {
  const { SANDBOX_CREDENTIALS } = await import("../../sandbox/sandbox.ts");
  const paint = painter(color);
  out(`${paint("bold", "Countersign")}  ${url}, with nothing in it`);
  out(`Open ${paint("bold", ownerLink)} in your browser,`);
  out("and connect the sandbox. These open its doors:\n");
  for (const { id, url: baseUrl } of sandbox.vendors.filter(({ id: one }) => !one.endsWith("-brief"))) {
    const keys = sandboxKeys(SANDBOX_CREDENTIALS, id);
    if (keys.length === 0) continue; // token hosts beside a vendor
    out(`  ${id}`);
    out(`      baseUrl: ${baseUrl}`);
    for (const line of keys) out(line);
  }
  out("\nWhat happens is told here as well. Ctrl-C ends it.\n");
}
