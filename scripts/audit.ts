import { z } from "zod";
import { runCommand } from "./run-command.ts";

// `npm run audit` asks the registry for known holes in what is installed to run. No answer is told and is no failure: a machine
// without a network builds as well. Development's packages come with `-- --all`.
const Report = z.object({
  metadata: z.object({ vulnerabilities: z.record(z.string(), z.number()) }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
});

const scope = process.argv.includes("--all") ? [] : ["--omit=dev"];
const { output } = await runCommand(["npm", "audit", "--json", ...scope]);
const report = reportIn(output);
if (report === undefined) console.log("Not looked at: the registry gave no answer.");
else {
  const found = Object.entries(report.vulnerabilities);
  for (const [name, { severity }] of found) console.log(`${severity}: ${name}`);
  console.log(found.length === 0 ? "No known holes." : "`npm audit` says more.");
  if (found.some(([, { severity }]) => severity === "high" || severity === "critical")) process.exitCode = 1;
}

/** npm writes warnings around it. */
function reportIn(text: string): z.infer<typeof Report> | undefined {
  const [from, to] = [text.indexOf("{"), text.lastIndexOf("}")];
  try {
    return Report.safeParse(JSON.parse(text.slice(from, to + 1))).data;
  } catch {
    return undefined;
  }
}
