import { z } from "zod";
import { defineTool, passageSchema, ToolError } from "../../catalog/authoring.ts";
import { decode } from "./decode.ts";
import { existing, unreadable } from "./existing.ts";
import { readStart } from "./read-text.ts";
import { count } from "./wording.ts";

/** The most bytes that one character takes, in any of the encodings. */
const MAX_BYTES_PER_CHARACTER = 4;

export const read = defineTool({
  name: "read",
  description: "Read the text of one file.",
  version: "1",
  input: z.object({
    file: z
      .string()
      .min(1)
      .describe("the text file to read")
      .meta({ format: "path", mustExist: true }),
    maxCharacters: z
      .int()
      .min(1)
      .max(2_000_000)
      .default(200_000)
      .describe("how much of it to read at most, in characters"),
    encoding: z
      .enum(["utf-8", "utf-16le", "windows-1252"])
      .default("utf-8")
      .describe("how its characters are stored; UTF-16 with a byte order mark is recognised"),
  }),
  output: z.object({
    passage: passageSchema,
    file: z.string(),
    bytes: z.int().describe("size of the whole file"),
    characters: z.int().describe("length of the text that was read"),
    lines: z.int().describe("lines of the text that was read"),
    words: z.int().describe("words of the text that was read"),
    truncated: z.boolean().describe("the file goes on after the text that was read"),
  }),
  permissions: { read: [{ arg: "file" }] },
  cacheable: false, // the file may have changed since
  estimate: { seconds: 0.1 },
  phrases: [
    "read a file",
    "read the text of",
    "open the file",
    "show the contents of",
    "what does the file say",
    "text of the file",
    "load a text file",
    "print the file",
    "how many words",
  ],

  async run({ file, maxCharacters, encoding }, context) {
    const { path, stats } = await existing(context, file, "file");
    if (stats.size === 0) throw new ToolError(`${file} is empty.`, { help: "Name another file." });
    const wanted = Math.min(stats.size, maxCharacters * MAX_BYTES_PER_CHARACTER);
    const bytes = await readStart(path, wanted).catch((error: NodeJS.ErrnoException) => {
      throw unreadable(file, error);
    });
    const decoded = decode(file, bytes, encoding, bytes.length < stats.size);
    const text = decoded.slice(0, maxCharacters);
    const truncated = bytes.length < stats.size || text.length < decoded.length;
    if (truncated) {
      context.note(
        "cut",
        `${count(text.length, "character")} of ${file} were read, and it goes on`,
      );
    }
    return {
      passage: { title: file, text },
      file,
      bytes: stats.size,
      characters: text.length,
      lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
      words: text.match(/\S+/g)?.length ?? 0,
      truncated,
    };
  },

  headline({ file, lines, words, truncated, characters }) {
    const size = `${count(lines, "line")} and ${count(words, "word")}`;
    return truncated
      ? [`The first ${count(characters, "character")} of ${file} were read: ${size}.`]
      : [`${file} has ${size}.`];
  },
});
