/** Binds clauses as stage 2 does, each given with its agent and the clauses that it refers to. */
import { builtInCatalog } from "../../../../../src/catalog/catalog.ts";
import type { ToolInfo } from "../../../../../src/catalog/tool-info.ts";
import { bindCalls } from "../../../../../src/compiler/planner/grammar/assemble.ts";
import { read } from "../../../../../src/compiler/planner/grammar/read/read.ts";
import type { OutlineTask } from "../../../../../src/compiler/planner/planner.ts";
import { shareProducers } from "../../../../../src/compiler/planner/share-producers.ts";
import type { Param } from "../../../../../src/contract/plan.ts";

const FOLDERS = ["src", "docs", "tests", "src/agents"];
const FILES = [
  "README.md",
  "GLOSSARY.md",
  "CONTRIBUTING.md",
  "docs/architecture.md",
  "docs/a.csv",
  "docs/b.csv",
];

const world = {
  exists: (path: string) => [...FOLDERS, ...FILES].includes(path),
  isFolder: (path: string) => FOLDERS.includes(path),
  commands: ["npm"],
  today: new Date("2026-01-15T12:00:00Z"),
};

const LINE =
  /^(?<agent>\(?\w+\)?): (?<words>.*?)(?: \+\+ (?<shared>.*?))?(?: <-(?<direct>[ \d]*))?(?: ~(?<follows>[ \d]*))?$/s;

/**
 * `agent: words ++ shared words <- 1 2 ~ 3`: what the clause is, which words of others hold for it, which clauses it
 * refers to, and which it only follows. `(agent): words` only brings the tools of an agent.
 */
export async function boundPath(
  lines: readonly string[],
  {
    tools,
    params = {},
    parameterise = false,
  }: {
    readonly tools?: readonly ToolInfo[];
    readonly params?: Readonly<Record<string, Param>>;
    readonly parameterise?: boolean;
  } = {},
) {
  const parts = lines.map((line) => {
    const {
      agent = "",
      words = "",
      shared,
      direct = "",
      follows = "",
    } = LINE.exec(line)?.groups ?? {};
    const ids = (text: string): string[] =>
      text
        .trim()
        .split(/\s+/)
        .filter((one) => one !== "")
        .map((one) => `t${one}`);
    return { agent, words, shared, direct: ids(direct), follows: ids(follows) };
  });
  const query = [...new Set(parts.map(({ words }) => words))].join(", ");
  const reading = read(query, world);
  const spanOf = (words: string) => {
    const start = query.indexOf(words);
    const end = start + words.length;
    const from = reading.tokens.findIndex((token) => token.start >= start);
    const to = reading.tokens.findIndex((token) => token.start >= end);
    return { from, to: to === -1 ? reading.tokens.length : to };
  };
  const path = parts.map(({ agent, words, shared, direct, follows }, at): OutlineTask => ({
    id: `t${at + 1}`,
    title: words,
    agent: agent.replace(/[()]/g, ""),
    needs: [...direct, ...follows],
    follows,
    priority: "medium",
    clause: {
      span: spanOf(words),
      extras: [],
      ...(shared !== undefined && { shared: [spanOf(shared)] }),
    },
    ...(agent.startsWith("(") && { internal: true as const }),
  }));
  const all = tools ?? (await (await builtInCatalog()).toolsOf(path.map(({ agent }) => agent)));
  const bound = bindCalls(
    { query, path, open: path, bound: [], tools: all, params, parameterise },
    reading,
  );
  const tasks = shareProducers(bound.tasks, new Map(path.map((task) => [task.id, task])));
  return {
    tasks,
    params: bound.params,
    calls: tasks.map(({ id, tool, args }) => `${id} ${tool.name} ${JSON.stringify(args)}`),
    codes: bound.diagnostics.map(({ code }) => code),
  };
}
