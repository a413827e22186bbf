/** `docs/cli.md`: every command with what it takes, from the commands' own declarations. */
import type { Options, PositionalOptions } from "yargs";
import type { Command } from "../../src/cli/command.ts";
import { commands, type CommandEntry } from "../../src/cli/commands.ts";
import { globalFlags } from "../../src/cli/global-flags.ts";
import { table } from "./markdown.ts";

export async function commandLinePage(): Promise<string> {
  const sections = await Promise.all(
    commands.map(async (entry) => section(entry, (await entry.load()).command)),
  );
  return [HEAD, "## Flags of every command", flagTable(globalFlags), ...sections].join("\n\n");
}

const HEAD = `
# The command line

<!-- Written by scripts/write-docs.ts from src/cli/: change it there. -->

\`orchc COMMAND --help\` says the same. \`orchc --version\` says the version. \`orchc completion\` prints a script
that completes commands, flags, and names of plans, queries, runs and codes in bash, zsh or fish: in the shell that
$SHELL names, or in the one that is given (\`orchc completion fish\`).

- Results go to standard output, progress and problems to standard error. \`--json\` gives one JSON document on
  standard output instead, with \`exitStatus\` and \`diagnostics\` and what the command found; so do failures.
- On a terminal, a run is shown as a live tree; in a pipe, as plain lines.
- The first Ctrl-C cancels a run: its tasks are told, given a moment, and what is done is kept. The second ends orchc at once.
- What writes or destroys is asked about first, by \`run\` and \`exec\` alike: on a terminal orchc asks, with \`--yes\` it
  goes on, and where nobody can be asked nothing runs and the exit status is 3. So it is also when the question itself
  said "save as out.md". \`orchc plan\` lists such tasks under "Asks first".
- A pipe whose reader has gone (\`orchc run … | head -1\`) ends the output, not the work; the exit status is that of the
  work. Output that cannot be written, to a full disk for instance, is told and makes it 1.
- \`runs\`, \`show\`, \`sql\`, \`tools\`, \`graph\`, \`diff\`, \`compare\`, \`explain\` and \`doctor\` write nothing (but \`tools\` with \`--refresh\`, \`--import\` or \`--witness\`): they work in a folder that is
  read-only or on a disk that is full.
- Every problem has a code; \`orchc explain CODE\` shows its page. \`ORCHC_DEBUG=1\` adds where in orchc an error was thrown.

| exit status | means |
| --- | --- |
| 0 | done |
| 1 | the run failed, or could not go on: the disk is full, another program holds the database |
| 2 | what was given needs correcting: words, plan, agents, configuration, or a file or folder that cannot be used |
| 3 | a person has to decide something first: run it again with \`--yes\`, or decide what \`orchc gates\` lists |
| 4 | a build differs from its plan |
| 130 | interrupted, or a person who was asked whether to run the plan said no; outside of a run orchc is ended by the signal itself, which shells show as 128 and its number |

With \`--detailed-exitcode\` a command that compares ends with 0 when nothing differs, 2 when something does, and 1 when
anything goes wrong, as \`terraform plan\` does ([two plans side by side](diff.md)).

A script that runs alone (\`node generated/NAME/u1.ts\`) ends with the same.

The examples below are run in a workspace that \`orchc init\` made, with one plan beside its queries:

<!-- file: queries/revenue.plan.yaml -->

\`\`\`yaml
description: Revenue by city, from {file}
params:
  file: data/sales.csv
tasks:
  - id: revenue
    tool: data.aggregate
    args:
      file:
        $param: file
      measure: revenue
      how: sum
      by: [city]
\`\`\`

and the file of another tool that names an MCP server:

<!-- file: .mcp.json -->

\`\`\`json
{
  "mcpServers": {
    "disk": {
      "command": "node",
      "args": ["node_modules/@modelcontextprotocol/server-filesystem/dist/index.js", "data"]
    }
  }
}
\`\`\`

and the description of an HTTP API:

<!-- file: openapi.yaml -->

\`\`\`yaml
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers: [{ url: https://shop.example }]
paths:
  /stock:
    get:
      summary: How many of an article there are
      operationId: stock
      parameters: [{ name: article, in: query, required: true, schema: { type: string } }]
      responses:
        "200":
          description: the number
          content: { application/json: { schema: { type: integer } } }
\`\`\`
`.trim();

/** Commands whose examples need what a page cannot have. */
const NOT_RUN: Readonly<Record<string, string>> = {
  approve: "it needs a run that waits for a person",
  reject: "it needs a run that waits for a person",
  cancel: "it ends a run that goes on in another process",
  diff: "it needs a git repository and a second plan; docs/diff.md runs it",
  compare: "it needs a second plan; docs/diff.md runs it",
};

function section({ name, usage, does }: CommandEntry, command: Command): string {
  const { positionals, flags, examples } = command;
  return [
    `## \`orchc ${usage}\``,
    `${does[0]?.toUpperCase()}${does.slice(1)}.`,
    ...(Object.keys(positionals).length > 0 ? [positionalTable(positionals)] : []),
    ...(Object.keys(flags).length > 0 ? [flagTable(flags)] : []),
    ...(name in NOT_RUN ? [`<!-- not run: ${NOT_RUN[name]} -->`] : []),
    ...(examples.length > 0
      ? [`\`\`\`sh\n${examples.map(([line, what]) => `${line} # ${what}`).join("\n")}\n\`\`\``]
      : []),
  ].join("\n\n");
}

function positionalTable(positionals: Readonly<Record<string, PositionalOptions>>): string {
  return table(
    ["argument", "what"],
    Object.entries(positionals).map(([name, { describe, default: fallback }]) => [
      `\`${name}\``,
      withDefault(describe, fallback),
    ]),
  );
}

function flagTable(flags: Readonly<Record<string, Options>>): string {
  return table(
    ["flag", "what"],
    Object.entries(flags).map(([name, flag]) => [
      `\`--${name}${valueOf(flag)}\``,
      withDefault(flag.describe, flag.default),
    ]),
  );
}

function valueOf({ type, choices }: Options): string {
  if (choices !== undefined) return ` ${choices.join("|")}`;
  return type === "boolean" ? "" : type === "number" ? " N" : " VALUE";
}

function withDefault(describe: string | undefined, fallback: unknown): string {
  if (fallback === undefined) return describe ?? "";
  const shown = typeof fallback === "string" ? fallback : JSON.stringify(fallback);
  return `${describe ?? ""} (default: \`${shown}\`)`;
}
