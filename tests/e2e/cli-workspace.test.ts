/** Making a workspace, and mistakes in its settings. */
import { execa } from "execa";
import { readlink } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { CLI, orchc, orchcJson, REPOSITORY } from "../support/built-cli.ts";
import { tempFolder } from "../support/temp-folder.ts";

const files = [
  ".gitignore",
  "README.md",
  "agents/forecast.ts",
  "agents/forecast/line.ts",
  "agents/forecast/trend.test.ts",
  "agents/forecast/trend.ts",
  "data/sales.csv",
  "orchc.config.yaml",
  "package.json",
  "queries/cities.plan.yaml",
  "queries/forecast.query.md",
  "queries/sales.query.md",
  "tsconfig.json",
];

describe("orchc init", () => {
  test("makes a workspace that works at once: its tests pass, its query is answered, its types fit", async () => {
    await using folder = await tempFolder();
    const made = await orchcJson(folder.path, ["init", "own"]);
    expect(made).toMatchObject({ exitStatus: 0, folder: folder.at("own"), linked: true, files });
    expect(await readlink(folder.at("own/node_modules/orchc"))).toBe(REPOSITORY);

    const own = folder.at("own");
    const tests = await execa(process.execPath, ["--test", "agents/**/*.test.ts"], {
      cwd: own,
      env: { PATH: process.env["PATH"] ?? "" },
      extendEnv: false,
    });
    expect(tests.stdout).toMatch(/^ℹ fail 0$/m);

    const answer = await orchcJson<{ run: string; answer: string }>(own, ["run", "sales"]);
    expect(answer).toMatchObject({ exitStatus: 0, diagnostics: [], status: "success" });
    expect(answer.answer).toMatch(/Lisbon/);

    const compiler = resolve(REPOSITORY, "node_modules/typescript-7/bin/tsc");
    const types = resolve(REPOSITORY, "node_modules/@types");
    const checked = await execa(process.execPath, [compiler, "-p", ".", "--typeRoots", types], {
      cwd: own,
      reject: false,
    });
    expect(checked.stdout).toBe("");
  });

  test("forecasts what another program forecasts", async () => {
    await using folder = await tempFolder();
    await orchc(folder.path, ["init"]);
    const { data } = await orchcJson<{
      data: { forecast: Record<string, { points: { value: number }[] }> };
    }>(folder.path, ["run", "forecast", "--param", "months=2"]);
    const [forecast] = Object.values(data.forecast);
    // the line of least squares through the monthly totals, by its normal equations:
    // awk -F, 'NR > 1 { total[substr($1, 6, 2) + 0] += $5 }
    //   END { for (x = 1; x <= 12; x++) { y = total[x]; sx += x; sy += y; sxy += x * y; sxx += x * x }
    //     slope = (12 * sxy - sx * sy) / (12 * sxx - sx * sx); base = (sy - slope * sx) / 12
    //     printf "%.4f %.4f", base + slope * 13, base + slope * 14 }' data/sales.csv
    expect(forecast?.points.map(({ value }) => value.toFixed(4))).toEqual([
      "4485.7303",
      "4574.9862",
    ]);
  });

  test("leaves an orchc that is installed as it is", async () => {
    await using folder = await tempFolder({
      "node_modules/orchc/package.json": '{ "name": "orchc", "version": "0.0.0" }',
    });
    const { linked } = await orchcJson<{ linked: boolean }>(folder.path, ["init"]);
    expect(linked).toBe(false);
    await expect(readlink(folder.at("node_modules/orchc"))).rejects.toThrow("EINVAL");
  });
});

describe("settings", () => {
  test("every mistake in files and variables is told with its line", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "planner: modl\nlimits:\n  maxParalel: 4\n",
      "orchc.local.yaml": "shell:\n  commands: git\n",
      "deep/file.txt": "",
    });
    const { status, stderr } = await orchc(folder.at("deep"), ["runs"], {
      ORCHC_LIMITS__RETRIES: "lots",
    });
    expect(status).toBe(2);
    expect(stderr).toContain("at ../orchc.config.yaml:1:10");
    expect(stderr).toContain("Did you mean model?");
    expect(stderr).toContain("at ../orchc.config.yaml:3:3");
    expect(stderr).toMatch(/2 │ limits:\n +3 │ {3}maxParalel: 4\n +│ {3}\^{10}\n/);
    expect(stderr).toContain("Did you mean limits.maxParallel?");
    expect(stderr).toContain("at ../orchc.local.yaml:2:13");
    expect(stderr).toContain("ORCHC_LIMITS__RETRIES has to be a number");
  });

  test("flags are settings too", async () => {
    await using folder = await tempFolder({ "orchc.config.yaml": "planner: grammar\n" });
    const { status, stderr } = await orchc(folder.path, ["plan", "x", "--planner", "model"]);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/model/);
    expect(stderr).not.toContain("ORC1024");
  });

  test("a workspace is found from below, or named", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "",
      "queries/sales.query.md": "Describe data/sales.csv",
      "deep/er/file.txt": "",
    });
    const below = await orchc(folder.at("deep/er"), ["plan", "salse"]);
    expect(below.stderr).toContain("Did you mean sales?");
    const named = await orchc("/", ["plan", "salse", "--workspace", folder.path]);
    expect(named.stderr).toContain("Did you mean sales?");
  });
});

describe("orchc doctor", () => {
  test("finds nothing in the way in a new workspace", async () => {
    await using folder = await tempFolder();
    await orchc(folder.path, ["init"]);
    const { status, stdout, stderr } = await orchc(folder.path, ["doctor"]);
    expect(stdout).not.toContain("✗");
    expect(stdout).toContain("Permission model".toLowerCase());
    expect(stdout).toMatch(/✓ Agents +9 agents: data, files, forecast, git/);
    expect(stderr).toContain("No problems found.");
    expect(status).toBe(0);
  });

  test("names what is wrong and what to do", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "limits:\n  retris: 1\n",
      "agents/broken.ts": "export default 1;\n",
    });
    const broken = await orchc(folder.path, ["doctor"]);
    expect(broken.status).toBe(2);
    expect(broken.stdout).toMatch(/✗ Workspace +There is no setting limits\.retris\./);
    expect(broken.stdout).toContain("fix: Did you mean limits.retries?");
    await folder.write("orchc.config.yaml", "");
    const { findings } = await orchcJson<{ findings: { name: string; verdict: string }[] }>(
      folder.path,
      ["doctor"],
    );
    expect(findings.filter(({ verdict }) => verdict === "problem")).toEqual([]);
    expect(findings.find(({ name }) => name === "Agents")).toMatchObject({
      verdict: "warning",
      details: [expect.stringMatching(/^agents\/broken\.ts: The file is not an agent/)],
      fix: expect.stringContaining("Export tools from it"),
    });
    expect(findings.find(({ name }) => name === "Imports of orchc")?.verdict).toBe("warning");
  });

  test("notices a configuration of the wrong name and a model that is gone", async () => {
    await using folder = await tempFolder({ "orchc.config.yml": "planner: grammar\n" });
    const misnamed = await orchc(folder.path, ["doctor"]);
    expect(misnamed.stdout).toContain("Rename it to orchc.config.yaml.");
    const gone = await orchc(folder.path, ["doctor"], {
      ORCHC_MODEL__BASE_URL: "http://127.0.0.1:9/v1",
      ORCHC_MODEL__NAME: "small",
    });
    expect(gone.status).toBe(2);
    expect(gone.stdout).toMatch(/✗ Model +http:\/\/127\.0\.0\.1:9\/v1 cannot be reached/);
    expect(gone.stdout).toContain("--planner grammar");
    const secret = await orchc(folder.path, ["doctor"], {
      ORCHC_MODEL__BASE_URL: "http://user:secret@127.0.0.1:9/v1?key=secret",
      ORCHC_MODEL__NAME: "small",
    });
    expect(secret.stdout).toContain("Take them out of model.baseUrl");
    expect(secret.stdout + secret.stderr).not.toContain("secret@");
    expect(secret.stdout + secret.stderr).not.toContain("key=secret");
  });
});

test("links to the programs work", async () => {
  await using folder = await tempFolder();
  await orchc(folder.path, ["init"]);
  expect(await readlink(folder.at("node_modules/.bin/orchc"))).toBe("../orchc/dist/cli/main.js");
  const linked = await execa(process.execPath, [folder.at("node_modules/.bin/orchc"), "--version"]);
  const own = await execa(folder.at("node_modules/.bin/node"), ["--version"]);
  expect(own.stdout).toBe(process.version);
  const direct = await execa(process.execPath, [CLI, "--version"]);
  expect(linked.stdout).toBe(direct.stdout);
});
