import { NONE, rawAccountRoute } from "../route.ts";

export const exportConfiguration = rawAccountRoute(
  {
    method: "GET",
    url: "/configuration.yaml",
    id: "exportConfiguration",
    tag: "configuration",
    summary: "The account as a configuration file, without its credentials",
    params: NONE,
    query: NONE,
    body: NONE,
    produces: "application/yaml",
    needs: "owner",
  },
  async ({ house, account }, reply) =>
    reply
      .type("application/yaml; charset=utf-8")
      .header("content-disposition", `attachment; filename="countersign-${account}.yaml"`)
      .header("cache-control", "no-store")
      .send(await house.configuration.exportYaml(account)),
);
