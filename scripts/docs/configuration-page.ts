/** `docs/configuration.md`: every setting with its type, default and meaning, from the schema. */
import { z } from "zod";
import { configSchema } from "../../src/workspace/index.ts";
import { frontMatterSchema } from "../../src/compiler/source/index.ts";
import { table } from "./markdown.ts";

type Schema = z.core.JSONSchema.BaseSchema;

export function configurationPage(): string {
  const config = z.toJSONSchema(configSchema, { io: "input" });
  const query = z.toJSONSchema(frontMatterSchema, { io: "input" });
  const head = ["setting", "type", "default", "meaning"];
  return [HEAD, table(head, rowsOf(config)), QUERY, table(head, rowsOf(query)), PARAMS].join(
    "\n\n",
  );
}

const HEAD = `
# Configuration

<!-- Written by scripts/write-docs.ts from src/workspace/config.ts: change it there. -->

A workspace is a folder with \`orchc.config.yaml\`; orchc finds the nearest one upwards, or takes the current
folder with every default. Settings come from, each winning over the one before:

1. \`orchc.config.yaml\`, meant to be committed
2. \`orchc.local.yaml\` beside it, for this machine alone
3. variables: \`ORCHC_LIMITS__MAX_PARALLEL=4\` is \`limits.maxParallel: 4\`; two underscores separate levels, one
   separates words; values are YAML, so \`ORCHC_SHELL__COMMANDS='[git, npm]'\` is a list
4. flags: \`--max-parallel\`, \`--max-tasks\`, \`--planner\`

Groups are merged, lists replace each other, and a key without a value says nothing. An unknown key is an
error that names the nearest known one. For completion in editors, the first line of the file names the schema:

\`\`\`yaml
# yaml-language-server: $schema=./node_modules/orchc/schemas/orchc.config.schema.json
\`\`\`

Keys of models stand in no file: \`model.apiKeyEnv\` names the variable that holds one.
`.trim();

const QUERY = `
# Query files

\`queries/NAME.query.md\` holds a query below a front matter of settings; \`orchc run NAME\` runs it. In the query,
\`{name}\` stands for a parameter. The plan keeps it so; answers, reports and the history show the value of the run.
`.trim();

const PARAMS = `
A parameter is declared by a default value, from which its type follows, or in full; one without a default has
to be given for each run, with \`--param name=value\`.

\`\`\`markdown
---
params:
  coin: bitcoin
  days:
    type: integer
    description: how far to look back
    default: 30
budget:
  usd: 0.05
---

Price of {coin} over the last {days} days, charted.
\`\`\`
`.trim();

/** One row a setting; groups are walked into. */
function rowsOf(schema: Schema, path = ""): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    if (typeof value === "boolean" || key === "$schema") return [];
    const name = path === "" ? key : `${path}.${key}`;
    if (value.properties !== undefined) return rowsOf(value, name);
    const { description = "", default: fallback } = value;
    return [[`\`${name}\``, typeOf(value), shown(fallback), description]];
  });
}

function typeOf({ type, enum: choices, items, format }: Schema): string {
  if (choices !== undefined) return choices.map((choice) => `\`${String(choice)}\``).join(", ");
  if (type === "array" && typeof items === "object" && !Array.isArray(items)) {
    return `list of ${typeOf(items)}`;
  }
  if (type === "object") return "text to text";
  if (type === "integer") return "whole number";
  if (type === "string") return format === "uri" ? "URL" : "text";
  return typeof type === "string" ? type : "";
}

function shown(value: unknown): string {
  return value === undefined ? "" : `\`${JSON.stringify(value)}\``;
}
