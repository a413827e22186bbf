import { defineAgent } from "../../catalog/authoring.ts";

export default defineAgent({
  name: "files",
  card: "List and find files by pattern (the largest, the newest), read text files, search words in files, count files, lines and bytes by folder and type (code size statistics), and collect TODO and FIXME comments in source code.",
  facts: () => import("./facts.ts"),
  tools: {
    list: () => import("./list.ts"),
    read: () => import("./read.ts"),
    search: () => import("./search.ts"),
    statistics: () => import("./statistics.ts"),
    todos: () => import("./todos.ts"),
  },
});
