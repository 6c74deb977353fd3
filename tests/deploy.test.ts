import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import { listFiles, ROOT } from "../scripts/source/list-files.ts";
import { serve } from "../src/cli/serve.ts";
import { createMetrics } from "../src/server/metrics.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const yamls = listFiles("deploy", ".yaml").map((path) => ({
  path,
  documents: parseAllDocuments(read(path)),
}));
const units = listFiles("deploy/systemd", ".service");
const Kind = z.looseObject({ kind: z.string(), metadata: z.object({ name: z.string() }) });
const Labels = z.record(z.string(), z.string());
const Deployment = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    selector: z.object({ matchLabels: Labels }),
    template: z.object({
      metadata: z.object({ labels: Labels }),
      spec: z.object({
        terminationGracePeriodSeconds: z.number(),
        securityContext: z.object({ runAsNonRoot: z.literal(true), runAsUser: z.number().min(1) }),
        containers: z.array(
          z.object({
            args: z.array(z.string()),
            env: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
            ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
            volumeMounts: z.array(z.object({ name: z.string() })),
            securityContext: z.object({ readOnlyRootFilesystem: z.literal(true) }),
          }),
        ),
        volumes: z.array(z.object({ name: z.string() })),
      }),
    }),
  }),
});
const Selecting = z.object({
  spec: z.object({ selector: z.union([z.object({ matchLabels: Labels }), Labels]) }),
});

const Compose = z.object({
  services: z.record(
    z.string(),
    z.object({ environment: z.record(z.string(), z.string()), secrets: z.array(z.string()) }),
  ),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

/** All objects of deploy/kubernetes. */
const objects = yamls
  .filter(({ path }) => path.startsWith("deploy/kubernetes/"))
  .flatMap(({ documents }) => documents.map((document) => Kind.parse(document.toJS())));
const deployments = objects.filter(({ kind }) => kind === "Deployment").map((one) => Deployment.parse(one));

test("each file of deploy is YAML without a mistake, or JSON", () => {
  expect(yamls.length).toBeGreaterThan(4);
  for (const { path, documents } of yamls)
    for (const { errors, warnings } of documents)
      expect({ path, errors, warnings }).toEqual({ path, errors: [], warnings: [] });
  expect(JSON.parse(read("deploy/grafana/dashboard.json"))).toMatchObject({ title: "Countersign" });
});

test("each command there is one that `serve` takes", () => {
  const compose = z
    .object({ services: z.record(z.string(), z.looseObject({ command: z.array(z.string()).optional() })) })
    .parse(parseAllDocuments(read("deploy/container/compose.yaml"), { merge: true })[0]?.toJS());
  const commands = [
    ...Object.values(compose.services).flatMap(({ command }) => (command === undefined ? [] : [command])),
    ...deployments.flatMap(({ spec }) => spec.template.spec.containers.map(({ args }) => args)),
    ...units.map((path) => (/^ExecStart=\S+\/countersign (.*)$/mu.exec(read(path))?.[1] ?? "").split(" ")),
  ];
  expect(commands.length).toBeGreaterThanOrEqual(7);
  for (const [name, ...rest] of commands) {
    expect(name).toBe("serve");
    const given = rest.flatMap((word, at) =>
      at % 2 === 0 ? [[word.slice(2), rest[at + 1] ?? ""] as const] : [],
    );
    const known = Object.keys(serve.options);
    expect(given.filter(([option]) => !known.includes(option))).toEqual([]);
    const { role, port = "8080" } = Object.fromEntries(given);
    expect(["web", "worker", undefined]).toContain(role);
    expect(port).toMatch(/^80(?:80|8%i)$/u);
  }
});

test("each variable there is one that the program reads, or names the file that holds it", () => {
  const sources = listFiles("src").map(read).join("\n");
  const paths = listFiles("deploy", "").filter((path) => basename(path) !== "Dockerfile.dockerignore");
  const names = new Set(
    paths.flatMap((path) => read(path).match(/\b(?:COUNTERSIGN_[A-Z_]+|DATABASE_URL)\b/gu) ?? []),
  );
  expect([...names]).toContain("COUNTERSIGN_DRAIN_SECONDS");
  for (const name of names) expect(sources, name).toContain(`"${name.replace(/_FILE$/u, "")}"`);
});

test("compose: no secret stands in the file or in an environment; each file that one is read from is handed in", () => {
  const compose = Compose.parse(
    parseAllDocuments(read("deploy/container/compose.yaml"), { merge: true })[0]?.toJS(),
  );
  const filed = Object.entries(compose.services).map(([service, { environment, secrets }]) => {
    const files = Object.entries(environment).filter(([name]) => name.endsWith("_FILE"));
    expect(files.map(([, path]) => path).toSorted()).toEqual(secrets.map((name) => `/run/secrets/${name}`));
    for (const [name, value] of Object.entries(environment))
      expect(`${name}=${value}`).not.toMatch(/:\/\/[^@/]*:|(?:PASSWORD|KEY|TOKEN|SECRET)=/u);
    return [service, files.map(([name]) => name).toSorted()];
  });
  expect(Object.fromEntries(filed)).toEqual({
    database: ["POSTGRES_PASSWORD_FILE"],
    web: ["COUNTERSIGN_SECRET_KEY_FILE", "PGPASSWORD_FILE"],
    worker: ["COUNTERSIGN_SECRET_KEY_FILE", "PGPASSWORD_FILE"],
  });
  for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`secrets/${name}`);
  expect(read(".gitignore").split("\n")).toContain("deploy/container/secrets/");
});

test("the image runs as nobody special, starts no package's script, and copies what its context lets in", () => {
  const lines = read("deploy/container/Dockerfile").replaceAll("\\\n", " ").split("\n");
  const stages = lines.filter((line) => line.startsWith("FROM ")).length;
  expect(stages).toBe(2);
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));
  expect(last.find((line) => line.startsWith("USER "))).toMatch(/^USER [1-9]\d*$/u);
  for (const word of ["HEALTHCHECK ", "ENTRYPOINT [", "CMD [", "STOPSIGNAL SIGTERM"])
    expect(
      last.filter((line) => line.startsWith(word)),
      word,
    ).toHaveLength(1);
  const npm = lines.filter((line) => /npm (?:ci|install|prune)/u.test(line));
  expect(npm.filter((line) => !line.includes("--ignore-scripts"))).toEqual([]);
  const apt = lines.filter((line) => line.includes("apt-get install"));
  expect(apt.filter((line) => !/--no-install-recommends.*rm -rf \/var\/lib\/apt\/lists/u.test(line))).toEqual(
    [],
  );
  expect(lines.filter((line) => /:latest|ADD |curl .*\| *(?:ba)?sh/u.test(line))).toEqual([]);
  const letIn = read("deploy/container/Dockerfile.dockerignore").split("\n");
  const copied = last.flatMap(
    (line) => /^COPY --from=build \/opt\/countersign\/(\S+) /u.exec(line)?.[1] ?? [],
  );
  for (const part of copied.filter((each) => each !== "node_modules"))
    expect(letIn).toContain(`!${part.split("/")[0] ?? ""}`);
});

test("Kubernetes: selectors find their pods, mounts have volumes, and there is time to drain", () => {
  expect(deployments.map(({ metadata }) => metadata.name)).toEqual(["countersign-web", "countersign-worker"]);
  for (const { spec } of deployments) {
    const { metadata, spec: pod } = spec.template;
    expect(metadata.labels).toMatchObject(spec.selector.matchLabels);
    const volumes = pod.volumes.map(({ name }) => name);
    for (const { volumeMounts, env, ports } of pod.containers) {
      expect(volumes).toEqual(expect.arrayContaining(volumeMounts.map(({ name }) => name)));
      expect(ports).toEqual([{ name: "http", containerPort: 8080 }]);
      const drain = Number(env.find(({ name }) => name === "COUNTERSIGN_DRAIN_SECONDS")?.value ?? 0);
      // requests and walks under way have ten seconds each
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(drain + 20);
    }
  }
  const pods = deployments.map(({ spec }) => spec.template.metadata.labels);
  for (const one of objects.filter(({ kind }) => kind === "Service" || kind === "PodDisruptionBudget")) {
    const { selector } = Selecting.parse(one).spec;
    const labels = Labels.safeParse(selector).data ?? Labels.parse(selector["matchLabels"]);
    expect(
      pods.filter((pod) => Object.entries(labels).every(([key, value]) => pod[key] === value)),
    ).toHaveLength(1);
  }
});

test("alerts, dashboard and the table of what to watch name figures that there are, and leave none out", async () => {
  const told = new Set(await namesTold());
  const alerts = namesIn(read("deploy/prometheus/alerts.yaml"));
  const dashboard = namesIn(read("deploy/grafana/dashboard.json"));
  const watch = namesIn(/## Watch\n[\s\S]*?\n## /u.exec(read("docs/operations.md"))?.[0] ?? "");
  for (const [where, names] of Object.entries({ alerts, dashboard, watch }))
    expect(
      [...names].filter((name) => !told.has(name)),
      where,
    ).toEqual([]);
  expect([...told].filter((name) => !dashboard.has(name))).toEqual([]);
  expect([...told].filter((name) => !watch.has(name))).toEqual([]);
  // what the table calls an alarm is one
  expect([...alerts].filter((name) => !watch.has(name))).toEqual([]);
  const alarms = read("docs/operations.md").match(/^\| `countersign_.*\|$/gmu) ?? [];
  const called = alarms
    .filter((line) => !line.endsWith("| – |"))
    .flatMap((line) => [...namesIn(line.split("|")[1] ?? "")]);
  expect(called.filter((name) => !alerts.has(name))).toEqual([]);
});

test("nobody is told to wait for a person where a blocked address comes back by itself", async () => {
  const pages = ["deploy/prometheus/alerts.yaml", "deploy/grafana/dashboard.json", "docs/operations.md"];
  const texts = [...pages, "docs/kommo.md"].map((path) => [path, read(path)] as const);
  for (const [where, text] of [...texts, ["/metrics", await metricsText()] as const]) {
    const told = text.split("\n").filter((line) => /block|limit/iu.test(line));
    expect(told.length, where).toBeGreaterThan(0);
    expect(
      told.filter((line) => /person (?:must )?lifts?/iu.test(line)),
      where,
    ).toEqual([]);
  }
});

function namesIn(text: string): Set<string> {
  return new Set(
    (text.match(/countersign_[a-z_]+/gu) ?? []).map((name) => name.replace(/_(?:bucket|sum|count)$/u, "")),
  );
}

const none = () => Promise.resolve([]);

async function namesTold(): Promise<readonly string[]> {
  return [...(await metricsText()).matchAll(/^# HELP (\S+)/gmu)].map(([, name]) => name ?? "");
}

/** What `/metrics` answers where nothing has happened yet. */
async function metricsText(): Promise<string> {
  const metrics = createMetrics({
    contractCounts: () => Promise.resolve({}),
    lookCounts: () => Promise.resolve({ waiting: 0, ready: 0, running: 0, oldestReadyMs: 0 }),
    health: none,
    waiting: none,
    held: none,
    drift: none,
    limits: none,
    tokenEnds: none,
    pool: () => ({ busy: 0, idle: 0, waiting: 0 }),
  });
  return (await metrics.text()).body;
}
