import { defineAgent } from "../../catalog/authoring.ts";

export default defineAgent({
  name: "git",
  card: "Look into the history of a git repository: recent commits (log), authors (contributors) with their commits and lines, hotspots (files that change most often, churn), and the changes between two revisions, tags or branches.",
  facts: () => import("./facts.ts"),
  tools: {
    log: () => import("./log.ts"),
    authors: () => import("./authors.ts"),
    hotspots: () => import("./hotspots.ts"),
    changes: () => import("./changes.ts"),
  },
});
