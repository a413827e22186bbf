import { chmod } from "node:fs/promises";
import { join, parse } from "node:path";
import { describe, expect, test } from "vitest";
import { findRoot } from "../../../src/workspace/find-root.ts";
import { findWorkspace } from "../../../src/workspace/find-workspace.ts";
import { problemsOf, oneLine } from "../../support/problems.ts";
import { tempFolder, type TempFolder } from "../../support/temp-folder.ts";

const env = {};
const problems = async (folder: TempFolder, options: Parameters<typeof findWorkspace>[0] = {}) =>
  (await problemsOf(() => findWorkspace({ cwd: folder.path, env, ...options }))).map((problem) =>
    oneLine(problem, folder.path),
  );

describe("the folder", () => {
  test("is the nearest one upwards with a configuration", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "profile: conservative\n",
      "deep/er/file.txt": "",
    });
    const { root, config, paths } = await findWorkspace({ cwd: folder.at("deep/er"), env });
    expect(root).toBe(folder.path);
    expect(config.profile).toBe("conservative");
    expect(paths.generated).toBe(folder.at("generated"));
    expect(paths.database).toBe(folder.at(".orchc/orchestrator_results.db"));
  });

  test("is where one stands, with every default, when no configuration is found", async () => {
    await using folder = await tempFolder({ "deep/file.txt": "" });
    const { root, config } = await findWorkspace({ cwd: folder.at("deep"), env });
    expect(root).toBe(folder.at("deep"));
    expect(config.planner).toBe("grammar");
    expect(config.limits.maxTasks).toBe(200);
  });

  test("can be named, relative to where one stands, and is then not searched for upwards", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "profile: aggressive\n",
      "inner/file.txt": "",
    });
    const { root, config } = await findWorkspace({ cwd: folder.path, env, root: "inner" });
    expect(root).toBe(folder.at("inner"));
    expect(config.profile).toBe("balanced");
  });

  test("must be a folder", async () => {
    await using folder = await tempFolder({ "file.txt": "" });
    const expected = (name: string) => [`ORC1006 ${folder.at(name)} is not a folder.`];
    expect(await problems(folder, { root: "missing" })).toEqual(expected("missing"));
    expect(await problems(folder, { root: "file.txt" })).toEqual(expected("file.txt"));
  });

  test("searching stops at the root of the file system", async () => {
    const top = parse(process.cwd()).root;
    expect(findRoot(top)).toBe(top);
  });
});

describe("the order of sources", () => {
  const files = {
    "orchc.config.yaml":
      "limits:\n  maxTasks: 1\n  retries: 1\n  waitMs: 1\n  inlineBytes: 1\nshell:\n  commands: [git, npm]\n",
    "orchc.local.yaml":
      "limits:\n  retries: 2\n  waitMs: 2\n  inlineBytes: 2\nshell:\n  commands: [make]\n",
  };

  test("local file over shared file, variables over files, flags over all", async () => {
    await using folder = await tempFolder(files);
    const { config } = await findWorkspace({
      cwd: folder.path,
      env: { ORCHC_LIMITS__WAIT_MS: "3", ORCHC_LIMITS__INLINE_BYTES: "3" },
      flags: { limits: { inlineBytes: 4 } },
    });
    expect(config.limits).toMatchObject({ maxTasks: 1, retries: 2, waitMs: 3, inlineBytes: 4 });
  });

  test("a list replaces the list below it", async () => {
    await using folder = await tempFolder(files);
    const { config } = await findWorkspace({ cwd: folder.path, env });
    expect(config.shell.commands).toEqual(["make"]);
  });

  test("a group without a value changes nothing", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "limits:\n  retries: 3\nshell:\n  # commands: [git]\n",
      "orchc.local.yaml": "limits:\n  retries:\n",
    });
    const { config } = await findWorkspace({ cwd: folder.path, env });
    expect(config.limits.retries).toBe(3);
    expect(config.shell.commands).toEqual([]);
  });

  test("empty files and empty variables say nothing", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "",
      "orchc.local.yaml": "# none\n",
    });
    const { config } = await findWorkspace({
      cwd: folder.path,
      env: { ORCHC_PLANNER: "", ORCHC_DEBUG: "1", PATH: "/bin" },
    });
    expect(config.planner).toBe("grammar");
  });

  test("variables hold YAML: numbers, truth values, lists, texts", async () => {
    await using folder = await tempFolder();
    const { config } = await findWorkspace({
      cwd: folder.path,
      env: {
        ORCHC_ANSWER__VALIDATE: "false",
        ORCHC_SHELL__COMMANDS: "[git, npm]",
        ORCHC_MODEL__BASE_URL: "http://127.0.0.1:1/v1",
        ORCHC_MODEL__NAME: "'4'",
        ORCHC_MODEL__USD_PER_MILLION_INPUT: "0.5",
      },
    });
    expect(config.answer.validate).toBe(false);
    expect(config.shell.commands).toEqual(["git", "npm"]);
    expect(config.model).toMatchObject({
      name: "4",
      usdPerMillionInput: 0.5,
      apiKeyEnv: "OPENAI_API_KEY",
    });
  });
});

describe("what is wrong is all told at once, with its place", () => {
  test("unknown keys, in files and variables, with the nearest known one", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "planner: grammar\nlimits:\n  maxParalel: 4\n",
      "orchc.local.yaml": "pathes:\n  state: x\n",
    });
    const found = await problemsOf(() =>
      findWorkspace({ cwd: folder.path, env: { ORCHC_LIMITS__RETRIS: "1" } }),
    );
    expect(found.map((problem) => oneLine(problem, folder.path))).toEqual([
      "ORC1003 There is no setting limits.maxParalel. (orchc.config.yaml:3:3)",
      "ORC1003 There is no setting pathes. (orchc.local.yaml:1:1)",
      "ORC1003 There is no setting ORCHC_LIMITS__RETRIS.",
    ]);
    expect(found.map(({ help }) => help)).toEqual([
      "Did you mean limits.maxParallel?",
      "Did you mean paths?",
      "Did you mean ORCHC_LIMITS__RETRIES?",
    ]);
  });

  test("without the password of an address", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": 'shell: ["https://user:secret@example.org/x?key=secret"]\n',
    });
    expect(await problems(folder)).toEqual([
      'ORC1004 shell has to be a group of settings; it is ["https://example.org/x"]. (orchc.config.yaml:1:8)',
    ]);
  });

  test("hosts whose address may be private", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml":
        "network: { private: [intranet, 'db:5432', 10.0.0.0/8, '::1', 10.0.0.0/33, '*', a/b] }\n",
    });
    expect(await problems(folder)).toEqual(
      ['"10.0.0.0/33"', '"*"', '"a/b"'].map((found) =>
        expect.stringContaining(`or addresses such as 10.1.0.0/16; it is ${found}.`),
      ),
    );
  });

  test("values of the wrong type, outside their range, not among the choices", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": [
        "planner: modl",
        "limits:",
        "  maxTasks: many",
        "  retries: -1",
        "  waitMs: 1.5",
        "shell: [git]",
        "network:",
        "  routes:",
        "    coingecko: http://127.0.0.1:1",
        "    https://a.example: nowhere",
        "answer:",
        "  validate: 1",
      ].join("\n"),
    });
    expect(
      await problems(folder, {
        env: { ORCHC_PROFILE: "7" },
        flags: { limits: { maxParallel: Number.NaN } },
      }),
    ).toEqual([
      'ORC1004 planner has to be one of grammar, model, both; it is "modl". (orchc.config.yaml:1:10)',
      'ORC1004 limits.maxTasks has to be a number; it is "many". (orchc.config.yaml:3:13)',
      "ORC1004 limits.retries has to be at least 0; it is -1. (orchc.config.yaml:4:12)",
      "ORC1004 limits.waitMs has to be a whole number; it is 1.5. (orchc.config.yaml:5:11)",
      'ORC1004 shell has to be a group of settings; it is ["git"]. (orchc.config.yaml:6:8)',
      'ORC1004 The key network.routes.coingecko has to be a URL such as http://127.0.0.1:11434/v1; it is "coingecko". (orchc.config.yaml:9:5)',
      'ORC1004 network.routes.https://a.example has to be a URL such as http://127.0.0.1:11434/v1; it is "nowhere". (orchc.config.yaml:10:24)',
      "ORC1004 answer.validate has to be true or false; it is 1. (orchc.config.yaml:12:13)",
      "ORC1004 ORCHC_PROFILE has to be text; it is 7.",
      "ORC1004 --max-parallel has to be a number; it is NaN.",
    ]);
  });

  test("a missing setting is told where its group stands", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "# model\nmodel:\n  name: small\n",
    });
    expect(await problems(folder)).toEqual([
      "ORC1004 model.baseUrl is missing: it has to be text. (orchc.config.yaml:2:1)",
    ]);
  });

  test("a line that is indented too deep: the place is its own, not that of the value above it", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "planner: grammar\n\nprofile: balanced\n  write: [out]\n",
    });
    expect(await problems(folder)).toEqual([
      expect.stringMatching(
        /^ORC1002 .*This line is indented deeper than the one above it.*\(orchc\.config\.yaml:4:3\)$/,
      ),
    ]);
  });

  test("broken YAML: every error, in both files and variables", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "limits:\n  retries: 1\n retries: 2\nplanner: [rules\n",
      "orchc.local.yaml": "planner: grammar\nplanner: model\n",
    });
    expect(await problems(folder, { env: { ORCHC_SHELL__COMMANDS: "[git" } })).toEqual([
      expect.stringMatching(/^ORC1002 .*\(orchc\.config\.yaml:3:\d+\)$/),
      expect.stringMatching(/^ORC1002 .*\(orchc\.config\.yaml:5:1\)$/),
      "ORC1002 This is not valid YAML: Map keys must be unique. (orchc.local.yaml:2:1)",
      expect.stringMatching(/^ORC1002 This is not valid YAML: ORCHC_SHELL__COMMANDS: /),
    ]);
  });

  test("a key that is there twice: which one to keep, and nothing of indentation", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "planner: grammar\nplanner: model\n",
    });
    await expect(findWorkspace({ cwd: folder.path, env: {} })).rejects.toMatchObject({
      diagnostics: [{ code: "ORC1002", help: expect.stringContaining("keep one of the two") }],
    });
  });

  test("a configuration that is no group of settings", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "- planner\n",
      "orchc.local.yaml": "rules\n",
    });
    expect(await problems(folder)).toEqual([
      "ORC1004 The configuration has to be settings, one `key: value` a line; it is a list. (orchc.config.yaml:1:1)",
      'ORC1004 The configuration has to be settings, one `key: value` a line; it is "rules". (orchc.local.yaml:1:1)',
    ]);
  });

  test("aliases that would fill the memory", async () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 9; i += 1)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    await using folder = await tempFolder({ "orchc.config.yaml": lines.join("\n") });
    expect(await problems(folder)).toEqual([expect.stringMatching(/^ORC1002 .*alias/)]);
  });

  test("a file that is a folder", async () => {
    await using folder = await tempFolder({ "orchc.local.yaml/file.txt": "" });
    expect(await problems(folder)).toEqual([
      expect.stringMatching(/^ORC1005 orchc\.local\.yaml cannot be read: EISDIR/),
    ]);
  });

  test.skipIf(process.getuid?.() === 0)("a file that may not be read", async () => {
    await using folder = await tempFolder({ "orchc.config.yaml": "planner: grammar\n" });
    await chmod(join(folder.path, "orchc.config.yaml"), 0);
    expect(await problems(folder)).toEqual([
      expect.stringMatching(/^ORC1005 orchc\.config\.yaml cannot be read: EACCES/),
    ]);
  });

  test("a key that reaches for a prototype is an unknown key like any other", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "__proto__:\n  planner: model\n",
    });
    expect(await problems(folder)).toEqual([
      "ORC1003 There is no setting __proto__. (orchc.config.yaml:1:1)",
    ]);
    expect(({} as Record<string, unknown>)["planner"]).toBeUndefined();
  });
});
