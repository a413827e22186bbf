/** Plans and builds on the command line. */
import { describe, expect, test } from "vitest";
import { orchc, orchcJson } from "../support/built-cli.ts";
import { napWorkspace } from "../support/nap-workspace.ts";
import { tempFolder } from "../support/temp-folder.ts";

const chain = [
  { id: "t1", tool: "sleep" },
  { id: "t2", tool: "sleep", needs: ["t1"] },
  { id: "t3", tool: "sleep", needs: ["t1"] },
] as const;

interface Planned {
  readonly plan: {
    readonly name: string;
    readonly params: object;
    readonly tasks: readonly object[];
    readonly notes?: readonly object[];
  };
}

describe("orchc plan", () => {
  const files = {
    "orchc.config.yaml": "",
    "data/sales.csv": "date,amount\n2024-01-01,10\n2024-02-01,20\n",
    "queries/sales.query.md": "---\nparams:\n  file: data/sales.csv\n---\n\nDescribe {file}\n",
  };

  test("writes the plan and shows it with its estimates", async () => {
    await using folder = await tempFolder(files);
    const { status, stdout, stderr } = await orchc(folder.path, [
      "plan",
      "Describe",
      "data/sales.csv",
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^describe-sales {2}1 task · 1 level · grammar@2\n/);
    expect(stdout).toMatch(/^● t1 {2}Describe data\/sales\.csv +data\.describe +\d+ms$/m);
    expect(stdout).toMatch(/^Estimate +\d+ms, free$/m);
    expect(stdout).toMatch(/^Critical path +t1 /m);
    expect(stderr).toBe(
      "\nWritten  generated/describe-sales/plan.json\nNext     orchc build describe-sales\n",
    );
    const plan = JSON.parse(await folder.read("generated/describe-sales/plan.json"));
    expect(plan.source.query).toBe("Describe data/sales.csv");
  });

  test("takes a query file by path and by name, and values for its parameters", async () => {
    await using folder = await tempFolder(files);
    for (const written of ["queries/sales.query.md", "sales"]) {
      const { plan } = await orchcJson<Planned>(folder.path, ["plan", written]);
      expect(plan.name).toBe("sales");
      expect(plan.params).toEqual({ file: { type: "string", default: "data/sales.csv" } });
    }
    await folder.write("data/other.csv", files["data/sales.csv"]);
    const args = ["plan", "sales", "--name", "other", "--param", "file=data/other.csv"];
    const { plan } = await orchcJson<Planned>(folder.path, args);
    expect(plan).toMatchObject({ name: "other", params: { file: { default: "data/other.csv" } } });
  });

  test("asks the file that a parameter stands for, whichever it is at a run", async () => {
    await using folder = await tempFolder({
      "data/sales.csv": "city,amount\nPorto,10\nUlm,20\nPorto,6\n",
      "queries/average.query.md":
        "---\nparams:\n  file: data/sales.csv\n---\nAverage amount by city in {file}\n",
    });
    const { plan } = await orchcJson<Planned>(folder.path, ["plan", "average"]);
    const args = { file: { $param: "file" }, group: ["city"] };
    expect(plan).toMatchObject({ tasks: [{ args }] });
    expect(plan).not.toHaveProperty("notes");
  });

  test("keeps apart two queries that would have the same name", async () => {
    await using folder = await tempFolder({ ...files, "old/sales.csv": files["data/sales.csv"] });
    await orchc(folder.path, ["plan", "Describe data/sales.csv"]);
    const { plan } = await orchcJson<Planned>(folder.path, ["plan", "Describe old/sales.csv"]);
    expect(plan.name).toMatch(/^describe-sales-[0-9a-f]{6}$/);
  });

  test("says so when it replaces a plan that said something else", async () => {
    await using folder = await tempFolder(files);
    const plan = () => orchc(folder.path, ["plan", "Describe data/sales.csv"]);
    await plan();
    expect((await plan()).stderr).not.toContain("ORC1025");
    const file = "generated/describe-sales/plan.json";
    await folder.write(
      file,
      (await folder.read(file)).replace('"title": "Describe data/sales.csv"', '"title": "By hand"'),
    );
    const { status, stderr } = await plan();
    expect(status).toBe(0);
    expect(stderr).toContain(`ORC1025 ${file} held a different plan`);
  });

  test("underlines what it cannot do, in the query or the file it came from", async () => {
    await using folder = await tempFolder({
      ...files,
      "queries/moon.query.md": "---\nname: moon\n---\n\nFly to the moon\n",
    });
    const words = await orchc(folder.path, ["plan", "Fly to the moon"]);
    expect(words.status).toBe(2);
    expect(words.stderr).toMatch(/│ Fly to the moon\n +│ \^{15}\n/);
    const file = await orchc(folder.path, ["plan", "moon"]);
    expect(file.status).toBe(2);
    expect(file.stderr).toMatch(/at queries\/moon\.query\.md:5:1\n/);
    expect(file.stderr).toMatch(/5 │ Fly to the moon\n +│ \^{15}\n/);
  });

  test("shows which words became what, also of a query that is refused", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "planner: grammar\n",
      "data/tips.csv": "day,server,tip\nThu,Ann,3\nFri,Bob,4.5\nSat,Ann,6\nSat,Bob,5\n",
    });
    const made = await orchc(
      folder.path,
      ["plan", "Average tip by day in data/tips.csv", "--why", "--name", "tips"],
      { COLUMNS: "120" },
    );
    expect(made.status).toBe(0);
    expect(made.stdout).toMatch(/^words +became +score +runner-up$/m);
    expect(made.stdout).toMatch(/^· by day +group: day +\d\.\d\d$/m);
    await orchc(folder.path, ["build", "tips"]);
    expect(await folder.read("generated/tips/README.md")).toContain("| by day | group: day |");

    const { exitStatus, why } = await orchcJson<{ why: { unused: object[] }[] }>(folder.path, [
      "plan",
      "Median tip of frogs by server in data/tips.csv",
      "--why",
    ]);
    expect(exitStatus).toBe(2);
    expect(why.flatMap(({ unused }) => unused)).toContainEqual({ text: "frogs", origin: [14, 19] });
  });

  test("prints the plan after a pass", async () => {
    await using folder = await tempFolder(files);
    const unknown = await orchc(folder.path, [
      "plan",
      "Describe data/sales.csv",
      "--dump",
      "after:nothing",
    ]);
    expect(unknown.status).toBe(2);
    const [, pass = ""] = /Passes that were: ([\w-]+)/.exec(unknown.stderr) ?? [];
    const known = await orchc(folder.path, [
      "plan",
      "Describe data/sales.csv",
      "--dump",
      `after:${pass}`,
    ]);
    expect(known.status).toBe(0);
    expect(JSON.parse(known.stdout)).toMatchObject({
      version: 1,
      tasks: [{ tool: "data.describe" }],
    });
  });

  test("refuses a plan above its limit of tasks or its budget", async () => {
    const query = "Describe data/sales.csv and show the top 3 rows by amount in data/sales.csv";
    await using folder = await tempFolder({
      ...files,
      "queries/dear.query.md": `---\nbudget: { seconds: 0.001 }\n---\n${query}\n`,
    });
    const many = await orchc(folder.path, ["plan", query, "--max-tasks", "1"]);
    expect(many.status).toBe(2);
    expect(many.stderr).toContain("ORC2012");
    const dear = await orchc(folder.path, ["plan", "dear"]);
    expect(dear.status).toBe(2);
    expect(dear.stderr).toContain("ORC1015");
    await expect(folder.read("generated/dear/plan.json")).rejects.toThrow("ENOENT");
  });
});

describe("orchc build and verify", () => {
  test("write once, and then find nothing to write", async () => {
    await using folder = await napWorkspace(chain);
    const first = await orchc(folder.path, ["build", "naps"]);
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(
      /^✓ naps: 3 tasks in 3 scripts, \d files written\n {2}digest [0-9a-f]{64}\n$/,
    );
    expect(first.stderr).toContain("orchc exec naps");
    const second = await orchc(folder.path, ["build", "generated/naps/"]);
    expect(second.stdout).toMatch(
      /^✓ naps: 3 tasks in 3 scripts, \d unchanged\n {2}digest [0-9a-f]{64}\n$/,
    );
    expect((await orchc(folder.path, ["verify"])).status).toBe(0);
  });

  test("name every file that differs, with exit status 4, and exec refuses it", async () => {
    await using folder = await napWorkspace(chain);
    await orchc(folder.path, ["build", "naps"]);
    const script = await folder.read("generated/naps/u2.ts");
    await folder.write("generated/naps/u2.ts", script.replace("t2", "t9"));
    await folder.write("generated/naps/u9.ts", "");
    for (const args of [
      ["verify"],
      ["verify", "naps"],
      ["build", "naps", "--check"],
      ["build", "--all", "--check"],
    ]) {
      const { status, stdout, stderr } = await orchc(folder.path, args);
      expect(status).toBe(4);
      expect(stdout).toContain("  - what the plan gives\n  + what generated/naps/u2.ts says\n  @@");
      expect(stdout).toMatch(/^ {2}- {2}\/\/ t2 · sleep t2.*\n {2}\+ {2}\/\/ t9 · sleep t2/m);
      expect(stderr).toContain("generated/naps/u2.ts is not what the plan gives.");
      expect(stderr).toContain("generated/naps/u9.ts");
    }
    const exec = await orchc(folder.path, ["exec", "naps"]);
    expect(exec.status).toBe(4);
    expect(exec.stderr).toContain("ORC4103");
    expect(exec.stderr).toContain("u2.ts");
    await orchc(folder.path, ["build", "naps"]);
    expect(await folder.read("generated/naps/u2.ts")).toBe(script);
    expect((await orchc(folder.path, ["verify"])).status).toBe(0);
  });

  test("go on with the others when one is broken", async () => {
    await using folder = await napWorkspace(chain);
    await folder.write("generated/broken/plan.json", "{");
    const { status, stdout, stderr } = await orchc(folder.path, ["build", "--all"]);
    expect(status).toBe(2);
    expect(stdout).toMatch(/✗ broken: not built\n✓ naps: /);
    expect(stderr).toContain("ORC2015");
  });

  test("refuse a folder that holds the plan of another name", async () => {
    await using folder = await napWorkspace(chain);
    await folder.write("generated/copy/plan.json", await folder.read("generated/naps/plan.json"));
    const { status, stderr } = await orchc(folder.path, ["build", "copy"]);
    expect(status).toBe(2);
    expect(stderr).toContain('its name is "naps", and its folder is called "copy"');
    await expect(folder.read("generated/naps/manifest.json")).rejects.toThrow("ENOENT");
  });

  test("tell a misspelt name", async () => {
    await using folder = await napWorkspace(chain);
    expect((await orchc(folder.path, ["build", "nap"])).stderr).toContain('Did you mean "naps"?');
    expect((await orchc(folder.path, ["graph", "npas"])).stderr).toContain('Did you mean "naps"?');
  });
});

describe("orchc graph", () => {
  test("draws a tree, Mermaid, DOT and SVG", async () => {
    await using folder = await napWorkspace([
      ...chain,
      { id: "t4", tool: "sleep", needs: ["t2", "t3"] },
    ]);
    const draw = async (format: string) =>
      (await orchc(folder.path, ["graph", "naps", "--format", format])).stdout;
    expect(
      (await draw("tree"))
        .trim()
        .split("\n")
        .map((line) => line.trimEnd().replace(/ {2,}/g, " ")),
    ).toEqual([
      "● t1 sleep t1 nap.sleep 1s",
      "├─ ● t2 sleep t2 nap.sleep 1s",
      "│ └─ ● t4 sleep t4 (after t3 too) nap.sleep 1s",
      "└─ ○ t3 sleep t3 nap.sleep 1s",
    ]);
    expect(await draw("mermaid")).toMatch(/^flowchart LR\n[^]*t2 --> t4/);
    expect(await draw("dot")).toMatch(/^digraph "naps" \{[^]*"t3" -> "t4";/);
    expect(await draw("svg")).toMatch(/<svg [^]*<\/svg>/);
  });
});
