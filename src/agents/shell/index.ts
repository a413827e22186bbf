import { defineAgent } from "../../catalog/authoring.ts";

export default defineAgent({
  name: "shell",
  card: "Run a command or program of this machine, such as npm test or make, and give its exit code and what it prints. Only commands that the workspace's configuration lists.",
  tools: {
    run: () => import("./run.ts"),
  },
});
