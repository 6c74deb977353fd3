import { defineConfig } from "vitest/config";

/** Tests that change what others share: a module put in another's place, the machine's names, signals of the process. */
const APART = [
  "src/domain/fill/create-engine.test.ts",
  "src/store/secret-key.test.ts",
  "tests/faults/**/*.test.ts",
];

const COMMON = { testTimeout: 20_000, hookTimeout: 60_000, pool: "forks" } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...COMMON,
          name: "together",
          // reading the same modules anew for each file would take as long as the tests do
          isolate: false,
          include: [
            "src/**/*.test.ts",
            "sandbox/**/*.test.ts",
            "tests/**/*.test.ts",
            "bench/**/*.test.ts",
            "console/src/**/*.test.ts",
          ],
          exclude: APART,
        },
      },
      { test: { ...COMMON, name: "apart", include: APART } },
    ],
    globalSetup: ["tests/global-setup.ts"],
    maxWorkers: 2,
    coverage: {
      provider: "v8",
      // the rooms that carry the promise: what they may do, each branch of it, is what tests must see
      include: ["src/{domain,corridor,jobs,inbox,providers,crm}/**/*.ts"],
      // what only tests use
      exclude: [
        "**/*.test.ts",
        "**/test-*.ts",
        "**/*-fixture.ts",
        "**/vendor-shapes.ts",
        "src/domain/fill/example.ts",
      ],
      reporter: [["text", { skipFull: true, maxCols: 140 }]],
      reportsDirectory: "node_modules/.coverage",
    },
  },
});
