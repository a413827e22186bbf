import { expect, test } from "vitest";
import { read } from "../../../../src/agents/files/read.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

test("the whole text, with its size", async () => {
  await using context = await toolContext({
    files: { "a/note.txt": "Grüße an alle.\nBis bald\n" },
  });
  const { output, headline } = await runTool(read, { file: "a/note.txt" }, context);
  expect(output).toEqual({
    passage: { title: "a/note.txt", text: "Grüße an alle.\nBis bald\n" },
    file: "a/note.txt",
    bytes: 26,
    characters: 24,
    lines: 2,
    words: 5,
    truncated: false,
  });
  expect(headline).toBe("a/note.txt has 2 lines and 5 words.");
});

test("a long file is cut between characters, and says so", async () => {
  await using context = await toolContext({ files: { "long.txt": "€uro ".repeat(1_000) } });
  const { output, headline } = await runTool(
    read,
    { file: "long.txt", maxCharacters: 12 },
    context,
  );
  expect(output).toMatchObject({ characters: 12, bytes: 7_000, truncated: true });
  expect(output.passage.text).toBe("€uro €uro €u");
  expect(headline).toBe("The first 12 characters of long.txt were read: 1 line and 3 words.");
});

test("byte order marks and other encodings", async () => {
  const utf16 = Buffer.from("\ufeffHallo Welt", "utf16le");
  await using context = await toolContext({
    files: {
      "utf8.txt": "\ufeffHallo",
      "utf16.txt": utf16,
      "latin.txt": Buffer.from([0x63, 0x61, 0x66, 0xe9]),
    },
  });
  const text = async (file: string, encoding?: "windows-1252") =>
    (await runTool(read, encoding ? { file, encoding } : { file }, context)).output.passage.text;
  expect(await text("utf8.txt")).toBe("Hallo");
  expect(await text("utf16.txt")).toBe("Hallo Welt");
  expect(await text("latin.txt", "windows-1252")).toBe("café");
  await expect(text("latin.txt")).rejects.toMatchObject({
    message: "latin.txt is not utf-8 text.",
    help: expect.stringContaining("windows-1252"),
  });
});

test("what cannot be read is said clearly", async () => {
  await using context = await toolContext({
    files: { "empty.txt": "", "pic.png": Buffer.from([0x89, 0x50, 0, 1]), "docs/guide.md": "x" },
  });
  const failure = (file: string) => runTool(read, { file }, context);
  await expect(failure("empty.txt")).rejects.toThrow("empty.txt is empty.");
  await expect(failure("pic.png")).rejects.toThrow(
    "pic.png is not a text file: it holds zero bytes.",
  );
  await expect(failure("docs")).rejects.toThrow("docs is a folder, and a file is needed.");
  await expect(failure("docs/guid.md")).rejects.toMatchObject({
    message: "There is no file docs/guid.md.",
    help: `Did you mean guide.md in ${context.resolve("docs")}?`,
  });
  await expect(failure("dosc/guide.md")).rejects.toMatchObject({
    help: expect.stringContaining("mean docs in"),
  });
  await expect(failure("quite-another.txt")).rejects.toMatchObject({
    help: `The folder ${context.workspace} has: docs, empty.txt, pic.png.`,
  });
  await expect(failure("/dev/null")).rejects.toThrow("a regular file is needed");
});
