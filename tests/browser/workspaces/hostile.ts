/** Pages about data that means harm: a data file, a text, pictures, names, errors, and the question itself. */
import { userWorkspace } from "../../support/user-workspace.ts";
import type { TaskText } from "../../support/plans.ts";
import {
  awkwardTexts,
  hostileMarkdown,
  hostileMarkup,
  hostilePage,
  hostileSvg,
} from "./hostile-texts.ts";
import { onlyRun, type MadePages } from "./made-pages.ts";

export const ROWS = 10_000;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The texts in turn, in columns with names of the same kind, and a number that grows; later rows hold just numbers. */
function hostileCsv(origin: string): string {
  const texts = [...hostileMarkup(origin), ...awkwardTexts].map((text) =>
    text.replaceAll("\0", ""),
  );
  const header = ["label", texts[0] ?? "", "שם ארוך", "x".repeat(300), "n"];
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const text = (shift: number): string =>
      i < 2 * texts.length ? (texts[(i + shift) % texts.length] ?? "") : String(i);
    return [text(0), text(1), text(2), text(3), String(i)].map(quoted).join(",");
  });
  return [header.map(quoted).join(","), ...rows].join("\n");
}

/** Draws, writes a page and fails as it is told. */
function hostileAgent(origin: string): string {
  const markup = hostileMarkup(origin);
  const values = {
    [markup[2] ?? ""]: markup[2],
    list: [...markup, ...awkwardTexts],
    text: markup.join(" "),
  };
  return `import { chartSchema, defineAgent, defineTool, fileRefSchema, ToolError, z } from "orchc/agent";
const values = ${JSON.stringify(values)};
const title = ${JSON.stringify(markup[5])};
export const draw = defineTool({
  name: "draw", description: "Draws.", version: "1",
  input: z.object({}), output: z.object({ chart: chartSchema, values: z.record(z.string(), z.unknown()) }),
  run: async (_, context) => ({
    chart: { title, file: await context.writeFile("evil.svg", ${JSON.stringify(hostileSvg(origin))}, "image/svg+xml") },
    values,
  }),
  headline: () => [title, ...values.list.slice(0, 6)],
});
export const compose = defineTool({
  name: "compose", description: "Composes.", version: "1",
  input: z.object({}), output: z.object({ page: fileRefSchema }),
  run: async (_, context) => ({
    page: await context.writeFile("evil.html", ${JSON.stringify(hostilePage(origin))}, "text/html"),
  }),
});
export const fail = defineTool({
  name: "fail", description: "Fails.", version: "1",
  input: z.object({}), output: z.object({ done: z.boolean() }),
  run: () => { throw new ToolError(title + values.text, { help: values.text }); },
});
export default defineAgent({
  name: "hostile", card: "Means harm.",
  tools: {
    draw: () => import("./hostile.ts"), compose: () => import("./hostile.ts"), fail: () => import("./hostile.ts"),
  },
});
`;
}

async function executed(
  origin: string,
  tasks: Readonly<Record<string, TaskText>>,
  exitStatus: number,
): Promise<MadePages> {
  const workspace = await userWorkspace({
    files: {
      "agents/hostile.ts": hostileAgent(origin),
      "data/hostile.csv": hostileCsv(origin),
      "data/hostile.md": hostileMarkdown(origin),
    },
  });
  const query = hostileMarkup(origin).slice(0, 4).join(" ");
  await workspace.plan("hostile", tasks, { source: { query, sha256: "0", planner: "<x-evil>" } });
  const built = await workspace.orchc(["build", "hostile"]);
  if (built.status !== 0) throw new Error(built.stderr);
  const ended = await workspace.orchc(["exec", "hostile"]);
  if (ended.status !== exitStatus) throw new Error(ended.stderr);
  return onlyRun(workspace);
}

/** All kinds of harm but a page of a tool's own; one task fails, and another is skipped for it. */
export function meantToHarm(origin: string): Promise<MadePages> {
  const [first = "", second = "", third = ""] = hostileMarkup(origin);
  const file = "data/hostile.csv";
  return executed(
    origin,
    {
      t1: {
        title: first,
        tool: "data.query",
        args: { file, sql: "SELECT * FROM data", limit: ROWS },
      },
      t2: { title: second, tool: "files.read", args: { file: "data/hostile.md" } },
      t3: { title: awkwardTexts[0] ?? "", tool: "hostile.draw" },
      t4: {
        title: awkwardTexts[3] ?? "",
        tool: "data.query",
        args: { file, sql: "SELECT label, min(n) AS n FROM data WHERE n < 25 GROUP BY label" },
      },
      t8: {
        title: awkwardTexts[4] ?? "",
        tool: "report.chart",
        args: { table: { $ref: "t4.table" }, kind: "bar", title: third },
      },
      t5: {
        title: third,
        tool: "report.page",
        args: {
          title: hostileMarkup(origin).join(" "),
          passages: [{ $ref: "t2.passage" }],
          charts: [{ $ref: "t3.chart" }, { $ref: "t8.chart" }],
          tables: [{ $ref: "t1.table" }],
        },
      },
      t6: { title: first, tool: "hostile.fail", retry: { limit: 0, backoff: "fixed", baseMs: 0 } },
      t7: { title: second, tool: "hostile.compose", needs: ["t6"] },
    },
    1,
  );
}

/** A page that a tool made and that wants out, inside the report. */
export function pageThatWantsOut(origin: string): Promise<MadePages> {
  return executed(origin, { t1: { title: "A page", tool: "hostile.compose" } }, 0);
}
