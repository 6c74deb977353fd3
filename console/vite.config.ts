import react from "@vitejs/plugin-react";
import { join } from "node:path";
import { defineConfig } from "vite";
import { mantineStyles } from "./mantine-styles.ts";
import { pageTexts } from "./page-texts.ts";

const HERE = import.meta.dirname;

// Nothing is inlined and nothing is fetched from elsewhere: the console's content policy allows only its own files.
export default defineConfig({
  plugins: [
    react(),
    pageTexts(join(HERE, "src")),
    mantineStyles(join(HERE, "src"), join(HERE, "../node_modules/@mantine/core")),
  ],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // what every page needs changes seldom: browsers keep it over releases
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/ },
            { name: "library", test: /node_modules[\\/](?:@tanstack|i18next|react-i18next)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    // `npm run dev:console` beside a running service
    proxy: { "/api": { target: process.env["SERVICE_URL"] ?? "http://127.0.0.1:8080" } },
  },
});
