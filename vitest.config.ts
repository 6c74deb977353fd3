import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "src/**/*.test.ts",
      "sandbox/**/*.test.ts",
      "tests/**/*.test.ts",
      "bench/**/*.test.ts",
      "console/src/**/*.test.ts",
    ],
    globalSetup: ["tests/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: "forks",
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
