import { expect, test } from "vitest";
import { todos } from "../../../../src/agents/files/todos.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const found = async (file: string, source: string) => {
  await using context = await toolContext({ files: { [file]: source } });
  const { output } = await runTool(todos, {}, context);
  return output.table.rows.map(({ line, kind, text }) => `${line} ${kind} ${text}`);
};

test("TypeScript: comments count; strings, templates and patterns do not", async () => {
  const source = [
    "// TODO: first",
    'const a = "// TODO: in a string";',
    "const b = `// FIXME: in a template",
    "  // HACK: still in it`; // XXX(ann): after it",
    "const c = /[/*]'\"`/; // FIXME mend the pattern",
    "/**",
    " * @TODO in a doc comment",
    " * This lists TODO comments.", // speaks of them, is none
    " */",
    "const d = 4 / 2; /* HACK: x */ const e = 'it\\'s // TODO: no';",
    "const todo = TODO; call(); // see below, TODO: late mark",
  ].join("\n");
  expect(await found("a.ts", source)).toEqual([
    "1 TODO first",
    "4 XXX (ann): after it",
    "5 FIXME mend the pattern",
    "7 TODO in a doc comment",
    "10 HACK x",
    "11 TODO late mark",
  ]);
});

test.each([
  ["a.py", 's = "# TODO: no"\n"""\n# TODO: no\n"""\nx = 1  # TODO yes\n', ["5 TODO yes"]],
  ["a.sh", 'echo "# FIXME: no" $# # FIXME yes\n', ["1 FIXME yes"]],
  [
    "a.rs",
    "fn f<'a>(x: &'a str) {} // TODO yes\nlet c = '\"'; // HACK too\n",
    ["1 TODO yes", "2 HACK too"],
  ],
  ["a.go", "s := `// TODO: no`\n// TODO(bob): yes\n", ["2 TODO (bob): yes"]],
  ["a.sql", "select 'it''s -- TODO: no' -- TODO: yes\n", ["1 TODO yes"]],
  ["a.md", "TODO: prose\n<!-- TODO: yes -->\n", ["2 TODO yes"]],
  ["a.css", "a { background: url(http://x/TODO:y) } /* XXX: yes */", ["1 XXX yes"]],
  ["deploy/Dockerfile", "# TODO pin\nFROM node\n", ["1 TODO pin"]],
  ["notes.txt", "TODO: not a language with comments", []],
])("comments of %s", async (file, source, expected) => {
  expect(await found(file, source)).toEqual(expected);
});

const FILES = {
  "src/a.ts": "// TODO: one\n// TODO: two\n// FIXME: three\n",
  "src/deep/b.py": "# TODO: four\n",
  "lib/c.ts": "export {};\n",
  "node_modules/x/d.js": "// TODO: not ours\n",
};

test("a list with totals", async () => {
  await using context = await toolContext({ files: FILES });
  const { output, headline } = await runTool(todos, {}, context);
  expect(output.table.rows[2]).toEqual({ file: "src/a.ts", line: 3, kind: "FIXME", text: "three" });
  expect(output).toMatchObject({ comments: 4, files: 2, scanned: 3, truncated: false });
  expect(output.counts).toEqual({ TODO: 3, FIXME: 1, HACK: 0, XXX: 0 });
  expect(headline).toBe(
    "3 TODO and 1 FIXME comments in 2 of 3 source files in the workspace. The first: src/a.ts, line 1: one; src/a.ts, line 2: two; src/a.ts, line 3: three.",
  );
});

test("counted by folder, and only the kinds that are asked for", async () => {
  await using context = await toolContext({ files: FILES });
  const byBoth = await runTool(todos, { by: "folder and kind" }, context);
  expect(byBoth.output.table.rows).toEqual([
    { folder: "src", kind: "TODO", comments: 2 },
    { folder: "src", kind: "FIXME", comments: 1 },
    { folder: "src/deep", kind: "TODO", comments: 1 },
  ]);
  const byFolder = await runTool(todos, { by: "folder", kinds: ["TODO"] }, context);
  expect(byFolder.output.table.rows).toEqual([
    { folder: "src", comments: 2 },
    { folder: "src/deep", comments: 1 },
  ]);
  expect(byFolder.headline).toContain("Most by folder: src with 2.");
});

test("none is an answer", async () => {
  await using context = await toolContext({ files: FILES });
  const { headline } = await runTool(todos, { folder: "lib" }, context);
  expect(headline).toBe("No TODO, FIXME, HACK or XXX comments in 1 source file in lib.");
});

test("marks in other text are not counted, and a note says how many and where", async () => {
  await using context = await toolContext({
    files: {
      "notes/a.md": "# A\n\nTODO: milk\nTODO: bread\n<!-- TODO: in a comment -->\n",
      "notes/list.txt": "all TODOs\nMASTODON\n",
      "a.py": 's = "TODO: code"  # TODO yes\n',
    },
  });
  const { output } = await runTool(todos, { kinds: ["TODO"] }, context);
  expect(output.comments).toBe(2);
  expect(context.notes).toEqual([
    {
      kind: "ignored",
      text: "only comments of source code (here .md and .py) are read; 3 lines of other text with TODO, in 2 files (.md and .txt), are not counted",
    },
  ]);
});

test("where all marks are comments, nothing is noted", async () => {
  await using context = await toolContext({ files: { "a.py": "x = 1  # TODO yes\n" } });
  await runTool(todos, {}, context);
  expect(context.notes).toEqual([]);
});
