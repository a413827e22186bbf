/** Who may import whom: docs/architecture.md. Type imports count. */
const rooms =
  "contract|workspace|model|repository|tool-modules|mcp|openapi|catalog|compiler|runtime|agents|cli";

/** A room may import itself and those named; everything else of ours is forbidden. */
function only(room, allowed) {
  const others = rooms.split("|").filter((name) => name !== room && !allowed.includes(name));
  return {
    name: `${room}-imports`,
    comment: `${room} may import ${allowed.join(", ") || "nothing of ours"}`,
    severity: "error",
    from: { path: `^src/${room}/` },
    to: { path: `^src/(${others.join("|")})/` },
  };
}

/** What the stages of the compiler share, in the order in which one may import another. */
const sharedRooms = [
  "language",
  "expression",
  "schema",
  "kinds",
  "plan",
  "graph",
  "analyses",
  "trust",
];

/** Such a room imports itself and earlier ones; it knows no stage. */
function onlyEarlier(room, earlier) {
  return {
    name: `compiler-${room}-imports`,
    comment: `${room} may import ${earlier.join(", ") || "nothing"} of the compiler`,
    severity: "error",
    from: { path: `^src/compiler/${room}/` },
    to: { path: "^src/compiler/", pathNot: [`^src/compiler/(${[room, ...earlier].join("|")})/`] },
  };
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    only("contract", []),
    only("workspace", ["contract"]),
    only("model", ["contract", "workspace"]),
    only("repository", ["contract", "workspace", "model"]),
    only("tool-modules", ["contract"]),
    only("mcp", ["contract", "workspace", "tool-modules"]),
    only("openapi", ["contract", "workspace", "catalog", "tool-modules"]),
    only("catalog", ["contract", "workspace", "mcp"]),
    only("compiler", ["contract", "workspace", "catalog", "model"]),
    only("runtime", ["contract", "workspace", "catalog", "model", "mcp", "repository"]),
    {
      name: "agents-use-the-authoring-api",
      comment: "built-in agents are written as a user's own are",
      severity: "error",
      from: { path: "^src/agents/([^/]+)/" },
      to: { path: "^src/", pathNot: ["^src/agents/$1/", "^src/catalog/authoring[.]ts$"] },
    },
    {
      name: "cli-uses-the-doors",
      comment: "the command line sees the rooms' index files only",
      severity: "error",
      from: { path: "^src/cli/" },
      to: {
        path: "^src/(compiler|runtime|model|repository|mcp|openapi|catalog|workspace)/",
        pathNot: [
          "^src/(compiler|runtime|model|repository|mcp|openapi|catalog|workspace|runtime/early)/index[.]ts$",
        ],
      },
    },
    {
      name: "compiler-stages-do-not-meet",
      comment: "planner, passes, lower and emit are joined by the pipeline alone",
      severity: "error",
      from: { path: "^src/compiler/(planner|passes|lower|emit)/" },
      to: {
        path: "^src/compiler/(planner|passes|lower|emit)/",
        pathNot: ["^src/compiler/$1/"],
      },
    },
    {
      name: "compiler-files-have-rooms",
      comment:
        "beside the rooms stand index.ts, pipeline.ts and assemble.ts, which join them, and nothing else",
      severity: "error",
      from: {},
      to: {
        path: "^src/compiler/[^/]+[.]ts$",
        pathNot: "^src/compiler/(index|pipeline|assemble)[.]ts$",
      },
    },
    ...sharedRooms.map((room, index) => onlyEarlier(room, sharedRooms.slice(0, index))),
    {
      name: "graphlib-at-one-door",
      comment: "its faults are met there: docs/adr/0009-graphlib-behind-a-door.md",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/compiler/graph/task-graph[.]ts$" },
      to: { path: "node_modules/@dagrejs/graphlib" },
    },
    {
      name: "passes-touch-nothing",
      comment: "passes are functions of the plan and what was gathered for them",
      severity: "error",
      from: { path: "^src/compiler/(passes|analyses|graph|schema|lower|kinds|compare|trust)/" },
      to: { path: "^(node:)?(fs|net|http|https|child_process|dns)(/|$)" },
    },
    {
      name: "scripts-load-little",
      comment: "what a script imports decides how fast a child starts",
      severity: "error",
      from: { path: "^src/runtime/worker/index[.]ts$" },
      to: { path: "^node_modules/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-circles",
      comment: "also within a room, type imports included: what two files share stands in a third",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: "[.]d[.]ts$" },
      to: {},
    },
    {
      name: "no-dev-dependencies",
      severity: "error",
      from: { path: "^src/" },
      // What scripts/build.ts bundles, users need not install.
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "^node_modules/openai/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node"],
    },
  },
};
