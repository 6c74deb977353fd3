import { OPTIONS } from "./options.ts";
import type { Option } from "./option.ts";

const INTRODUCTION = `# Configuration

One YAML file. \`\${NAME}\` is replaced by the environment's variable of that name, \`$\${\` stands for a dollar sign and a
brace. Unknown keys are problems; \`countersign check --config FILE\` names all problems with their lines. The service
takes over a changed file by itself; a file with problems is reported and the old one stays in force.

In paths, \`*\` is a name of your own and \`[]\` each item of a list. **secret**: write it as \`\${NAME}\`, never into the file.
Each provider's own settings and options are in its page under \`docs/providers\`.
`;

/** The page \`docs/configuration.md\`, generated from the list of options. */
export function describeConfiguration(): string {
  const groups = Map.groupBy(OPTIONS, (option) => groupOf(option.path));
  const sections = [...groups].map(([group, options]) => section(group, options));
  return `${INTRODUCTION}\n${sections.join("\n")}`;
}

function groupOf(path: string): string {
  const match =
    /^(?:accounts\.\*\.)?(server|archive|retention|kommo|connections|playbooks\[\]\.outcomes|playbooks\[\])/.exec(
      path,
    );
  return match?.[0] ?? "accounts.*";
}

function section(group: string, options: readonly Option[]): string {
  const rows = options.map((option) => {
    const name = option.path === group ? option.path : option.path.slice(group.length + 1);
    const marks = [option.required && "required", option.secret && "**secret**"].filter(Boolean).join(", ");
    const fallback =
      option.default === undefined ? marks : [`\`${option.default}\``, marks].filter(Boolean).join(", ");
    return `| \`${name}\` | ${option.type} | ${fallback} | ${option.sentence} |`;
  });
  return [`## \`${group}\``, "", "| setting | type | default | |", "|---|---|---|---|", ...rows, ""].join(
    "\n",
  );
}
