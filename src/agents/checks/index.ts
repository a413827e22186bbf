import { defineAgent } from "../../catalog/authoring.ts";

export default defineAgent({
  name: "checks",
  card: "Check the code of this workspace: run its tests, build it, lint it, check its types, scan it for vulnerabilities, and give what is wrong as findings with file and line. Runs the commands that the workspace's configuration lists.",
  tools: {
    tests: () => import("./tests.ts"),
    build: () => import("./build.ts"),
    lint: () => import("./lint.ts"),
    types: () => import("./types.ts"),
    security: () => import("./security.ts"),
    command: () => import("./command.ts"),
  },
});
