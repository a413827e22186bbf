import { describe, expect, test } from "vitest";
import { renderPlanDiff } from "../../../../src/cli/render/plan-diff.ts";
import { diffMarkdown } from "../../../../src/cli/render/plan-diff-markdown.ts";
import { renderComparison } from "../../../../src/cli/render/plan-scores.ts";
import {
  comparableOf,
  diffPlans,
  scorePlans,
  WEIGHTS,
} from "../../../../src/compiler/compare/index.ts";
import { inputOf, planOf, toolInfo, type TaskText } from "../../../support/plans.ts";
import { coloured, plain } from "./style.ts";

const input = inputOf({ url: { type: "string" }, text: {}, limit: {} });
const tools = new Map(
  [
    toolInfo("test.echo", { input }),
    toolInfo("news.ask", { permissions: { network: ["old.example.org"] } }),
    toolInfo("web.get", { input, permissions: { network: [{ arg: "url" }] } }),
  ].map((tool) => [tool.name, tool]),
);
type Tasks = Readonly<Record<string, TaskText>>;
const comparable = (tasks: Tasks) => comparableOf(planOf(tasks), tools);
const diff = (before: Tasks, after: Tasks) => diffPlans(comparable(before), comparable(after));
const side = (label: string, isAsBuilt = true) => ({
  label,
  plan: { name: "sales" },
  isThere: true,
  isAsBuilt,
});
const sides = [side("sales@HEAD (3f2a1c9)"), side("sales")] as const;

const estimate = { seconds: 1, usd: 0 };
const before: Tasks = {
  t1: { title: "Load", args: { limit: 10 }, estimate },
  t2: { title: "Gone", tool: "news.ask", estimate },
  t3: {
    title: "Say",
    args: { text: { $text: ["Of ", { $ref: "t1.text" }, " in ", { $param: "city" }] } },
    estimate,
  },
};
const after: Tasks = {
  t1: {
    title: "Fetch the news",
    tool: "web.get",
    args: { url: "https://new.example.org" },
    estimate: { seconds: 3, usd: 0.02 },
  },
  t2: { title: "Load", args: { limit: 20 }, timeoutMs: 60_000, priority: "high", estimate },
  t3: {
    title: "Say",
    args: { text: { $text: ["About ", { $ref: "t2.text" }, " in ", { $param: "city" }] } },
    estimate,
  },
};

describe("the differences of two plans on a screen", () => {
  test("are said from the tasks to the figures", () => {
    expect(renderPlanDiff(diff(before, after), sides, plain())).toBe(
      `sales@HEAD (3f2a1c9) → sales

- t2           Gone            news.ask   risk medium: uses the network
~ t2 (was t1)  Load            test.echo
    ~ args.limit  10 → 20
    ~ priority    medium → high
    + time limit  1m
~ t3           Say             test.echo
    ~ args.text   "Of {t1.text} in {city}" → "About {t2.text} in {city}"
+ t1           Fetch the news  web.get    on the critical path; risk medium: uses the network

Permissions
- network  old.example.org
+ network  new.example.org

Critical path
before  t1 → t3 (2s)
after   t1 (3s)
left    t2 (was t1) Load
        t3 Say

                       before   after
Tasks                       3       3
Time                       2s      3s  +1s
One after another          3s      5s  +2s
Cost                     free  $0.020  +$0.020
Most that it can cost    free  $0.020  +$0.020
Risk                   medium  medium
Tasks of medium risk        1       1

1 task added, 1 removed, 2 changed.`,
    );
  });

  test("are none: one line says so", () => {
    expect(renderPlanDiff(diff(before, before), sides, plain())).toBe(
      "sales@HEAD (3f2a1c9) → sales\nNo differences, 3 tasks.",
    );
  });

  test("say so when only one of the two is as it was built", () => {
    const text = renderPlanDiff(diff(before, after), [sides[0], side("sales", false)], plain());
    expect(text).toContain(
      "sales is not built as it stands: its permissions are what its tools ask for now.",
    );
  });

  test("stay within the screen", () => {
    const text = renderPlanDiff(diff(before, after), sides, plain(60));
    expect(text.split("\n").filter((line) => line.length > 60)).toEqual([]);
  });

  test("have colours where the screen has, and none elsewhere", () => {
    expect(renderPlanDiff(diff(before, after), sides, coloured(100))).not.toBe(
      renderPlanDiff(diff(before, after), sides, plain(100)),
    );
  });

  test("show of a long value what is different, and both ways below each other", () => {
    const long = "word ".repeat(60);
    const text = renderPlanDiff(
      diff({ t1: { args: { text: `${long}old` } } }, { t1: { args: { text: `${long}new` } } }),
      sides,
      plain(),
    );
    expect(text).toContain('~ args.text  …word word word word old" → …word word word word new"');
  });
});

describe("the differences of two plans for a pull request", () => {
  test("are a table of figures, and blocks that are coloured line by line", () => {
    const text = diffMarkdown(diff(before, after), sides);
    expect(text).toContain(
      "### Plan `sales`: 1 task added, 1 removed, 2 changed\n\n`sales@HEAD (3f2a1c9)` → `sales`\n",
    );
    expect(text).toContain("| One after another | 3s | **5s** | +2s |");
    expect(text).toContain("```diff\n- network  old.example.org\n+ network  new.example.org\n```");
    expect(text).toContain("! t2 (was t1)  Load  test.echo\n!     args.limit  10 → 20\n");
    expect(text).toContain("- before: `t1 → t3 (2s)`");
  });

  test("cannot be left by what titles and values say", () => {
    const evil = "```\n</details>\n# Approved @everyone <img src=x> ````";
    const text = diffMarkdown(
      diff(
        { t1: {} },
        { t1: {}, t2: { title: evil, tool: "web.get", args: { url: "https://x.org" } } },
      ),
      [side("a`b"), side("c")],
    );
    const fences = text.split("\n").filter((line) => line.startsWith("```"));
    expect(fences.slice(-2)).toEqual(["`````diff", "`````"]);
    expect(text).toContain("``a`b``");
    expect(text.split("\n").filter((line) => line.startsWith("#"))).toEqual([
      "### Plan `sales`: 1 task added, 1 unchanged",
    ]);
  });

  test("fold when they are many, and stay within a comment", () => {
    const many = Object.fromEntries(
      Array.from({ length: 2000 }, (_, i) => [
        `t${i}`,
        { title: `Task number ${i} of very many of them` },
      ]),
    );
    const text = diffMarkdown(diff({}, many), sides);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain("<details>\n<summary><b>Tasks</b>: 2000 lines</summary>");
    expect(text).toMatch(/… and \d+ more lines\n```/);
  });

  test("are none: two lines say so", () => {
    expect(diffMarkdown(diff(before, before), sides)).toBe(
      "### Plan `sales`: no differences, 3 tasks\n\n`sales@HEAD (3f2a1c9)` → `sales`\n",
    );
  });
});

describe("two plans scored", () => {
  const compared = (a: Tasks, b: Tasks, style = plain()) =>
    renderComparison(scorePlans(comparable(a), comparable(b)), ["one", "two"], WEIGHTS, style);

  test("show the numbers, and say what decides", () => {
    expect(
      compared(
        { t1: { title: "sample", estimate } },
        { ...after, t2: { title: "sample", estimate } },
      ),
    ).toBe(
      `A  one
B  two

             weight          A  score          B  score
Coverage     factor  not known   1.00  not known   1.00
Cost            0.3       free   1.00     $0.020   0.33
Time            0.3         1s   1.00         3s   0.50
Risk            0.3   0 points   1.00    1 point   0.50
Parallelism     0.1      1.00×   0.60      1.67×   1.00
Total                            96.0              50.0

A is better, by 46.0 points: one
A  is cheaper: free instead of $0.020 (20.0)
A  is sooner done: 1s instead of 3s along the critical path (15.0)
A  risks less: no task of more than low risk instead of 1 task of medium risk (15.0)
B  gains more by doing things side by side: 1.67× instead of 1.00× as fast as one after another (4.0)

note: Coverage counts for neither of them: their tools, or the words of a request, are not known.`,
    );
  });

  test("that are as good say so", () => {
    expect(compared(before, before)).toMatch(/^Neither is better: both have 100\.0 points\.$/m);
  });

  test("say what the numbers do not: coverage that is not known", () => {
    expect(compared(before, { t1: { tool: "gone.away" } })).toContain(
      "note: Coverage counts for neither of them",
    );
  });
});
