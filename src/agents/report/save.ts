import { z } from "zod";
import {
  defineTool,
  fileRefSchema,
  passageSchema,
  sanitiseSvgFile,
  ToolError,
  type FileRef,
  type ToolContext,
} from "../../catalog/authoring.ts";

export const save = defineTool({
  name: "save",
  description: "Save a report, chart or text as a file of the workspace.",
  version: "1",
  input: z.object({
    to: z
      .string()
      .min(1)
      .describe("the file to write, such as out/report.html")
      .meta({ format: "path" }),
    file: fileRefSchema.optional().describe("a file that an earlier task made, such as a page"),
    passage: passageSchema.optional().describe("a text, in place of a file"),
    replace: z
      .boolean()
      .default(false)
      .describe("replace (overwrite) a file that is already there"),
  }),
  output: z.object({ path: z.string(), bytes: z.int() }),
  permissions: { read: [{ arg: "to" }], write: [{ arg: "to" }] },
  effect: "write",
  idempotent: true,
  estimate: { seconds: 0.1 },
  phrases: [
    "save it to",
    "save as",
    "write it to the file",
    "store the report in",
    "export to",
    "put the file in the folder",
  ],

  async run({ to, file, passage, replace }, context) {
    if ((file === undefined) === (passage === undefined)) {
      throw new ToolError(
        file === undefined ? "There is nothing to save." : "Both a file and a text are given.",
        { help: "Give one of the two: a file that an earlier task made, or a text." },
      );
    }
    if (file !== undefined) checkEnding(to, file.mediaType);
    const { saveInWorkspace } = await import("./workspace-file.ts");
    const content =
      file === undefined
        ? new TextEncoder().encode(`# ${passage?.title}\n\n${passage?.text}\n`)
        : await contentOf(file, to, context);
    return { path: await saveInWorkspace(context, to, content, replace), bytes: content.length };
  },

  headline({ path, bytes }) {
    return [`Saved ${path} (${bytes.toLocaleString("en")} bytes).`];
  },
});

/** A picture that a browser opens runs what stands in it: what is saved only draws. */
async function contentOf(file: FileRef, to: string, context: ToolContext): Promise<Uint8Array> {
  const content = await context.readFile(file);
  if (!file.mediaType.startsWith("image/svg") && !/\.svg$/i.test(to)) return content;
  const { drawn } = await import("./page-model.ts");
  const svg = drawn(file, await sanitiseSvgFile(new TextDecoder().decode(content)));
  return new TextEncoder().encode(svg);
}

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  "text/html": ["html", "htm"],
  "text/markdown": ["md", "markdown", "txt"],
  "image/svg+xml": ["svg"],
};

/** A page that is called `report.md` would be opened as something that it is not. */
function checkEnding(to: string, mediaType: string): void {
  const own = ENDINGS[mediaType];
  const ending = /\.(\w+)$/.exec(to)?.[1]?.toLowerCase();
  const isOther = ending !== undefined && Object.values(ENDINGS).flat().includes(ending);
  if (own === undefined || !isOther || own.includes(ending)) return;
  throw new ToolError(`${to} would hold ${mediaType}, which its name does not say.`, {
    help: `Save it as ${to.replace(/\w+$/, own[0] ?? "")}, or ask for a document of the other kind.`,
  });
}
