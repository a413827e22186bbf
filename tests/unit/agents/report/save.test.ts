import { mkdir, mkdtemp, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { save } from "../../../../src/agents/report/save.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const passage = { title: "Hello", text: "World" };

test("a file of an earlier task, in a folder that is made for it", async () => {
  await using context = await toolContext();
  const file = await context.writeFile("page.html", "<p>ü</p>", "text/html");
  const { output, headline } = await runTool(save, { to: "out/deep/page.html", file }, context);
  expect(output).toEqual({ path: "out/deep/page.html", bytes: 9 });
  expect(headline).toBe("Saved out/deep/page.html (9 bytes).");
  expect(await readFile(context.resolve("out/deep/page.html"), "utf8")).toBe("<p>ü</p>");
});

test("no page under the name of another kind of document", async () => {
  await using context = await toolContext();
  const file = await context.writeFile("page.html", "<p>ü</p>", "text/html");
  await expect(runTool(save, { to: "out/page.md", file }, context)).rejects.toMatchObject({
    message: "out/page.md would hold text/html, which its name does not say.",
    help: "Save it as out/page.html, or ask for a document of the other kind.",
  });
  expect(await readdir(context.workspace)).not.toContain("out");
  const markdown = await context.writeFile("page.md", "# ü", "text/markdown");
  const { output } = await runTool(save, { to: "out/page.txt", file: markdown }, context);
  expect(output.path).toBe("out/page.txt");
});

test("a text, with its title as the heading", async () => {
  await using context = await toolContext();
  await runTool(save, { to: "note.md", passage }, context);
  expect(await readFile(context.resolve("note.md"), "utf8")).toBe("# Hello\n\nWorld\n");
});

test("a file that is there stays, unless it is to be replaced or holds the same", async () => {
  await using context = await toolContext({ files: { "note.md": "mine" } });
  await expect(runTool(save, { to: "note.md", passage }, context)).rejects.toThrow(
    "note.md is already there.",
  );
  expect(await readFile(context.resolve("note.md"), "utf8")).toBe("mine");
  await runTool(save, { to: "note.md", passage, replace: true }, context);
  expect((await runTool(save, { to: "note.md", passage }, context)).output.path).toBe("note.md");
});

test("nothing is written outside the workspace", async () => {
  await using context = await toolContext();
  const outside = await mkdtemp(join(tmpdir(), "orchc-outside-"));
  await writeFile(join(outside, "theirs.md"), "theirs");
  await symlink(outside, context.resolve("link"));
  await symlink(join(outside, "theirs.md"), context.resolve("file.md"));
  const paths = ["../x.md", join(outside, "x.md"), "link/x.md", "link/new/x.md", "a/../../x.md"];
  for (const to of paths) {
    await expect(runTool(save, { to, passage }, context)).rejects.toThrow(
      "lies outside the workspace",
    );
  }
  await expect(runTool(save, { to: "file.md", passage, replace: true }, context)).rejects.toThrow(
    "is a link to a file outside the workspace",
  );
  expect(await readdir(outside)).toEqual(["theirs.md"]);
  expect(await readFile(join(outside, "theirs.md"), "utf8")).toBe("theirs");
});

test("a folder, nothing, both, and what cannot be written are told apart", async () => {
  await using context = await toolContext({ files: { "plain.txt": "x" } });
  await mkdir(context.resolve("out"));
  const file = await context.writeFile("a", "a", "text/plain");
  const run = (input: Parameters<typeof runTool<typeof save.input, typeof save.output>>[1]) =>
    runTool(save, input, context);
  await expect(run({ to: "out", passage })).rejects.toThrow("out is a folder.");
  await expect(run({ to: "x.md" })).rejects.toThrow("There is nothing to save.");
  await expect(run({ to: "x.md", file, passage })).rejects.toThrow("Both a file and a text");
  await expect(run({ to: "plain.txt/x.md", passage })).rejects.toMatchObject({
    message: expect.stringMatching(/^plain\.txt\/x\.md cannot be written \(E/),
  });
});

test("a name that shows as another one is refused", async () => {
  await using context = await toolContext();
  const file = await context.writeFile("page.md", "x", "text/markdown");
  for (const to of ["gpj\u202efdp.exe", "a\u001b[31m.md", "a\u009b.md"]) {
    await expect(runTool(save, { file, to }, context)).rejects.toThrow(
      "holds characters that cannot be seen.",
    );
  }
});
