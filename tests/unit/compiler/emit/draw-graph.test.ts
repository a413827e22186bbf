import { json } from "@dagrejs/graphlib";
import { describe, expect, test } from "vitest";
import { drawGraph } from "../../../../src/compiler/emit/draw-graph.ts";
import { wrapAll } from "../../../../src/compiler/passes/wrap-optional.ts";
import { planFileSchema, withTasks } from "../../../../src/compiler/kinds/index.ts";
import { planOf } from "../../../support/plans.ts";
import { hostileTexts } from "../../../support/hostile.ts";

const plan = planOf({
  t1: { tool: "data.load", title: "Load" },
  end: { tool: "text.compare", title: 'Compare "a" & <b> #1', args: { x: { $ref: "t1.text" } } },
  "a--b": { tool: "data.save", title: "x".repeat(50), needs: [{ task: "end", when: "failure" }] },
});

test("as dot", async () => {
  const dot = await drawGraph(plan, "dot");
  expect(dot.split("\n").slice(5, -2)).toEqual([
    String.raw`  "t1" [label="t1 · data.load\nLoad"];`,
    String.raw`  "end" [label="end · text.compare\nCompare \"a\" &amp; <b> #1"];`,
    '  "t1" -> "end";',
    String.raw`  "a--b" [label="a--b · data.save\n${"x".repeat(39)}…"];`,
    '  "end" -> "a--b" [label="failure", style=dashed];',
  ]);
});

test("as Mermaid, with names that mean nothing else there", async () => {
  expect(await drawGraph(plan, "mermaid")).toBe(`flowchart LR
  t1["t1 · data.load<br/>Load"]
  n2["end · text.compare<br/>Compare &quot;a&quot; &amp; &lt;b> &num;1"]
  t1 --> n2
  n3["a--b · data.save<br/>${"x".repeat(39)}…"]
  n2 -. failure .-> n3
`);
});

test("as JSON that graphlib reads, with conditions as names of edges", async () => {
  const text = await drawGraph(plan, "json");
  const graph = json.read(JSON.parse(text));
  expect(graph.nodes()).toEqual(["t1", "end", "a--b"]);
  expect(graph.node("t1")).toEqual({ title: "Load", tools: ["data.load"] });
  expect(graph.edges()).toEqual([
    { v: "t1", w: "end", name: "success" },
    { v: "end", w: "a--b", name: "failure" },
  ]);
});

test("tasks called like members of every object are drawn like others", async () => {
  const odd = planOf({
    constructor: { tool: "data.load" },
    toString: { tool: "text.compare", args: { x: { $ref: "constructor.text" } } },
  });
  expect(await drawGraph(odd, "dot")).toContain('"constructor" -> "toString";');
  expect(await drawGraph(odd, "mermaid")).toContain("n1 --> n2");
  expect(await drawGraph(odd, "svg")).toContain("constructor");
});

describe("as a picture", () => {
  test("with a box for each task and an arrow for each need", async () => {
    const svg = await drawGraph(plan, "svg");
    expect(svg?.match(/class="node"/g)).toHaveLength(3);
    expect(svg?.match(/class="edge"/g)).toHaveLength(2);
    expect(svg).toContain("Compare &quot;a&quot; &amp; &lt;b&gt; #1");
  });

  test("in which tasks of one agent have one colour, and titles two lines at most", async () => {
    const title = "Compare the monthly average price of AAPL and MSFT in data/stocks.csv";
    const svg = await drawGraph(
      planOf({
        t1: { tool: "data.top", title },
        t2: { tool: "data.join" },
        t3: { tool: "git.log" },
      }),
      "svg",
    );
    const colours = svg?.match(/(?<=<polygon fill=")#\w{6}(?=" stroke="none")/g);
    expect(colours).toEqual(["#1b7dc2", "#1b7dc2", "#d55e00"]);
    expect(svg).toContain(">Compare the monthly<");
    expect(svg).toContain(">average price of AAPL…<");
  });

  test("that runs to the right when few tasks follow each other, and down when many do", async () => {
    const chain = (length: number) =>
      planOf(
        Object.fromEntries(
          Array.from({ length }, (_, i) => [`t${i}`, i > 0 ? { needs: [`t${i - 1}`] } : {}]),
        ),
      );
    const isWide = async (length: number) => {
      const svg = await drawGraph(chain(length), "svg");
      const [, width, height] = /width="(\d+)pt" height="(\d+)pt"/.exec(svg ?? "") ?? [];
      return Number(width) > Number(height);
    };
    expect(await isWide(4)).toBe(true);
    expect(await isWide(5)).toBe(false);
  });

  test("whatever titles hold, they are text in it, and the same plan gives the same bytes", async () => {
    const hostile = planOf(
      Object.fromEntries(hostileTexts.map((title, index) => [`x${index}`, { title }])),
    );
    const svg = await drawGraph(hostile, "svg");
    expect(svg?.match(/class="node"/g)).toHaveLength(hostileTexts.length);
    expect(svg).not.toContain("<script>");
    expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(await drawGraph(hostile, "svg")).toBe(svg);
  });

  test("of more than 150 tasks there is none: nobody could read it", async () => {
    const tasks = (count: number) =>
      planOf(Object.fromEntries(Array.from({ length: count }, (_, i) => [`t${i}`, {}])));
    expect(await drawGraph(tasks(151), "svg")).toBeUndefined();
    expect(await drawGraph(tasks(151), "dot")).toContain('"t150"');
  });
});

describe("tasks that hold others", () => {
  const call = (id: string) => ({ id, title: `Task ${id}`, kind: "call", agent: "a", tool: "a.b" });
  const nested = planFileSchema.parse({
    ...planOf({}),
    tasks: [
      {
        id: "t1",
        title: "Again",
        kind: "loop",
        times: 3,
        tasks: [
          {
            id: "t2",
            title: "Perhaps",
            kind: "conditional",
            when: 'params.x > 1 && params.y === "a"',
            then: [call("t3")],
            else: [call("t4")],
          },
        ],
      },
      { id: "t5", title: "May it?", kind: "gate", question: "May it?", needs: [{ task: "t1" }] },
    ],
  });

  test("are frames in Mermaid, with how they run them in a box of another shape", async () => {
    const text = await drawGraph(nested, "mermaid");
    expect(text).toContain('t1_how[["t1 · loop<br/>Again<br/>3 times"]]');
    expect(text).toContain("t1_how -->|each round| t2");
    expect(text).toContain("t2_how -->|else| t4");
    expect(text).toContain("t2 -.-> t1_how");
    expect(text).toContain("  t1 --> t5");
    expect(text.match(/^ *subgraph /gm)).toHaveLength(2);
    expect(text.match(/^ *end$/gm)).toHaveLength(2);
  });

  test("are clusters in DOT, where arrows begin and end", async () => {
    const text = await drawGraph(nested, "dot");
    expect(text).toContain('subgraph "cluster_t2" {');
    expect(text).toContain(
      '"t2" [label="t2 · branch\\nPerhaps\\nwhen params.x > 1 &amp;&amp; params.y === \\"a\\"", shape=diamond',
    );
    expect(text).toContain('"t4" -> "t5" [ltail="cluster_t1"];');
  });

  test("are frames in a picture, one within the other, with a way back in a loop", async () => {
    const svg = (await drawGraph(nested, "svg")) ?? "";
    expect(svg.match(/class="cluster"/g)).toHaveLength(2);
    expect(svg.match(/class="node"/g)).toHaveLength(5);
    for (const word of ["each round", "then", "else", "3 times", "a person decides"]) {
      expect(svg.replaceAll("&#160;", " ")).toContain(word);
    }
    expect(svg).toContain("stroke-dasharray");
  });

  test("name a task of another plan without what leads to it, and an optional one without its frame", async () => {
    const inner = { ...call("sub-a"), optional: true };
    const sub = { id: "sub", title: "Sub", kind: "plan", plan: "sub" };
    const outer = planFileSchema.parse({ ...planOf({}), tasks: [sub] });
    const within = planFileSchema.parse({ ...planOf({}), tasks: [inner, call("sub-b")] });
    const tasks = outer.tasks.map((task) => withTasks(task, within.tasks));
    const wrapped = wrapAll({ ...outer, tasks }).plan;
    const svg = ((await drawGraph(wrapped, "svg")) ?? "").replaceAll("&#160;", " ");
    expect(svg).toContain(">a · a.b · optional<");
    expect(svg).toContain(">b · a.b<");
    expect(svg).not.toContain("side by side");
    expect(svg.match(/class="cluster"/g)).toHaveLength(1);
  });
});

test("the critical path is thick where there is anything beside it, and a legend says so", async () => {
  const estimate = (seconds: number) => ({ estimate: { seconds } });
  const both = planOf({ slow: estimate(9), quick: estimate(1), end: { needs: ["slow", "quick"] } });
  const svg = (await drawGraph(both, "svg")) ?? "";
  // One arrow: its line and its head.
  expect(svg.match(/stroke-width="2.6"/g)).toHaveLength(2);
  expect(svg).toContain("critical path");
  expect(await drawGraph(planOf({ a: {}, b: { needs: ["a"] } }), "svg")).not.toContain(
    "critical path",
  );
});

test("frames do not repeat the legend of the picture, and the way back of a loop leaves from a frame", async () => {
  const nested = planFileSchema.parse({
    ...planOf({ slow: { estimate: { seconds: 9 } }, end: { needs: ["slow"] } }),
    tasks: [
      ...planOf({ slow: { estimate: { seconds: 9 } }, end: { needs: ["slow"] } }).tasks,
      {
        id: "each",
        title: "Each",
        kind: "loop",
        times: 2,
        tasks: [
          {
            id: "branch",
            title: "",
            kind: "conditional",
            when: "1 > 0",
            then: planOf({ inner: {} }).tasks,
          },
        ],
      },
    ],
  });
  const svg = (await drawGraph(nested, "svg")) ?? "";
  expect(svg.match(/class="cluster"/g)).toHaveLength(2);
  expect(svg.match(/the critical path, which/g)).toHaveLength(1);
  expect(await drawGraph(nested, "dot")).toContain('"inner" -> "each" [ltail="cluster_branch", ');
});
