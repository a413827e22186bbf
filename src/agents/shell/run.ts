import { z } from "zod";
import { defineTool, ToolError } from "../../catalog/authoring.ts";

/** Kept of each stream: enough for the log of a build, little enough to travel on. */
const MAX_BYTES = 1024 * 1024;
/** Output up to this length is an answer by itself, like that of `wc -l`. */
const QUOTED_CHARACTERS = 300;
/** Of a longer command, the beginning says what it is. */
const SHOWN_COMMAND = 80;

export const run = defineTool({
  name: "run",
  description:
    "Run a command that the workspace's configuration lists, without a shell, and give what it prints.",
  version: "1",
  input: z.object({
    command: z
      .string()
      .min(1)
      .describe("the program, such as npm or make; its arguments are apart"),
    args: z
      .array(z.string())
      .default([])
      .describe("its arguments, one by one; nothing in them is expanded"),
    folder: z
      .string()
      .min(1)
      .default(".")
      .describe("folder to run it in; the workspace by default")
      .meta({ format: "path", mustExist: true }),
    input: z.string().optional().describe("text for its standard input"),
    timeoutSeconds: z.int().min(1).max(3_600).default(60).describe("how long it may take"),
    allowFailure: z.boolean().default(false).describe("an exit code other than 0 is no error"),
  }),
  output: z.object({
    command: z.string().describe("what was run"),
    exitCode: z.int(),
    stdout: z.string(),
    stderr: z.string(),
    lines: z.int().describe("lines of stdout"),
    truncated: z.boolean().describe("more than 1 MiB was printed, and the rest is cut"),
  }),
  permissions: { commands: [{ arg: "command" }] },
  untrusted: true,
  // It may do anything that the user may.
  effect: "destructive",
  cacheable: false,
  estimate: { seconds: 5 },
  phrases: [
    "run the command",
    "execute the program",
    "run npm",
    "run make",
    "start the script",
    "call the program",
    "output of the command",
  ],

  async run({ command, args, folder, input, timeoutSeconds, allowFailure }, context) {
    const { exitCode, stdout, stderr, truncated } = await context.exec(command, args, {
      cwd: folder,
      timeoutMs: timeoutSeconds * 1_000,
      maxBytes: MAX_BYTES,
      ...(input === undefined ? {} : { input }),
    });
    const line = [command, ...args].join(" ");
    if (exitCode !== 0 && !allowFailure) {
      const said = (stderr.trim() || stdout.trim()).slice(-QUOTED_CHARACTERS);
      throw new ToolError(`${line} ended with exit code ${exitCode}.`, {
        help: `${said === "" ? "It printed nothing." : `It printed: ${said}`} Set \`allowFailure\` if that is fine.`,
      });
    }
    const lines = stdout === "" ? 0 : stdout.replace(/\n$/, "").split("\n").length;
    return { command: line, exitCode, stdout, stderr, lines, truncated };
  },

  headline({ command, exitCode, stdout, stderr, lines, truncated }) {
    const line = command.length > SHOWN_COMMAND ? `${command.slice(0, SHOWN_COMMAND)}…` : command;
    const ended = exitCode === 0 ? "succeeded" : `ended with exit code ${exitCode}`;
    const [output, errors] = [inOneLine(stdout), inOneLine(stderr)];
    if (output.length > QUOTED_CHARACTERS) {
      const count = `${lines.toLocaleString("en")} ${lines === 1 ? "line" : "lines"}`;
      return [`${line} ${ended} and printed ${count}${truncated ? ", cut at the limit" : ""}.`];
    }
    if (output !== "") {
      return [exitCode === 0 ? `${line} printed: ${output}` : `${line} ${ended}: ${output}`];
    }
    if (errors === "") return [`${line} ${ended} and printed nothing.`];
    return [`${line} ${ended} and printed to standard error: ${shorten(errors)}`];
  },
});

function inOneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, "; ");
}

function shorten(text: string): string {
  return text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text;
}
