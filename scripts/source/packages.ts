/**
 * Where a package may be imported, by room of `src/` (or `sandbox`): one place per duty, so that another package could
 * take its place. Packages that are not listed may not be imported at all.
 */
export const PACKAGE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  "@aws-sdk/client-s3": ["archive"],
  "@cantoo/pdf-lib": ["providers", "sandbox"],
  "@cantoo/fontkit": ["providers", "sandbox"],
  "@fastify/static": ["server"],
  "@fastify/swagger": ["api"],
  "@opentelemetry/api": ["telemetry"],
  "@opentelemetry/exporter-trace-otlp-http": ["telemetry"],
  "@opentelemetry/resources": ["telemetry"],
  "@opentelemetry/sdk-trace": ["telemetry"],
  "better-auth": ["auth"],
  fastify: ["server", "api"],
  "fastify-type-provider-zod": ["api"],
  kysely: ["store", "auth", "jobs"],
  liquidjs: ["domain"],
  pg: ["store", "auth", "jobs"],
  "pg-boss": ["jobs"],
  pino: ["server"],
  "prom-client": ["server"],
  undici: ["http"],
  yaml: ["config", "cli"],
  "@dnd-kit/core": ["console"],
  qr: ["console"],
  "@mantine/core": ["console"],
  "@mantine/hooks": ["console"],
  "@mantine/notifications": ["console"],
  "@tabler/icons-react": ["console"],
  "@tanstack/react-query": ["console"],
  "@tanstack/react-router": ["console"],
  "@vitejs/plugin-react": ["console"],
  i18next: ["console", "texts"],
  react: ["console"],
  "react-dom": ["console"],
  "react-i18next": ["console"],
  vite: ["console"],
  "virtual:mantine-styles": ["console"],
  zod: ["providers", "crm", "config", "api", "cli", "sandbox"],
};

/** `@scope/name` or `name` of an import's specifier; `undefined` for files and Node's own modules. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith(".") || specifier.startsWith("node:")) return undefined;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
