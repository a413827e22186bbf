/** Each build of the workspace as a tool of its own, named after it, with its parameters as input. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Manifest } from "../../contract/manifest.ts";
import type { Param } from "../../contract/plan.ts";
import { readManifest } from "../../runtime/index.ts";
import { effectsIn } from "../ask-first.ts";
import { listItem } from "./input.ts";
import type { McpInput } from "./tool.ts";
import { mcpTools, SAYS_YES } from "./tools.ts";

export interface BuildTool {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodObject<Record<string, z.ZodType>, z.core.$strict>;
  /** Whether no task of it changes anything outside the run. */
  readonly isReadOnly: boolean;
  /** The input of `exec` that does the same. */
  readonly asExec: (input: McpInput) => McpInput;
}

/** Models' interfaces take names of 64 characters, and clients put the server's name in front. */
const NAME = /^[\w-]{1,48}$/;

/** Longer queries are cut: a client shows the descriptions of all tools to the model at once. */
const LONGEST_QUERY = 600;

/** By name. What `buildToolNamed` does not give is left out. */
export async function buildTools(generated: string): Promise<BuildTool[]> {
  const names = await buildNames(generated);
  return (await Promise.all(names.map((name) => buildToolNamed(name, generated)))).flatMap(
    (tool) => tool ?? [],
  );
}

/**
 * `undefined` of what is no build, of one that cannot be read, and of one whose name a tool of orchc has or a client may
 * not take: `exec` runs it, or says why not.
 */
export async function buildToolNamed(
  name: string,
  generated: string,
): Promise<BuildTool | undefined> {
  if (!NAME.test(name) || mcpTools.some((tool) => tool.name === name)) return undefined;
  const manifest = await readManifest(join(generated, name)).catch(() => undefined);
  return manifest === undefined ? undefined : buildTool(name, manifest);
}

/** Changes when a build is made, made again or removed. */
export async function buildsState(generated: string): Promise<string> {
  const names = await buildNames(generated);
  const states = await Promise.all(
    names.map((name) =>
      stat(join(generated, name, "manifest.json")).then(
        ({ mtimeMs, size }) => `${name} ${mtimeMs} ${size}`,
        () => "",
      ),
    ),
  );
  return states.filter((state) => state !== "").join("\n");
}

/** Sorted; nothing where there is no folder. */
async function buildNames(generated: string): Promise<string[]> {
  return (await readdir(generated).catch((): string[] => [])).toSorted();
}

function buildTool(name: string, manifest: Manifest): BuildTool {
  const { source, params } = manifest;
  const effects = effectsIn(manifest);
  const { query } = source;
  const asked = query.length > LONGEST_QUERY ? `${query.slice(0, LONGEST_QUERY)}…` : query;
  const changes = effects.map(({ task, tool, effect }) => `${task} (${tool}: ${effect})`);
  const asks =
    changes.length === 0
      ? "It changes nothing outside the run."
      : `It changes things, which the person has to agree to: ${changes.join(", ")}.`;
  const ofParams = Object.entries(params).map(([key, param]) => [key, paramSchema(param)] as const);
  // A parameter of that name comes first; `exec` takes both.
  const hasYes = effects.length > 0 && params["yes"] === undefined;
  const yes = hasYes ? { yes: z.boolean().optional().describe(SAYS_YES) } : {};
  return {
    name,
    description: `Run the build ${name}, which answers: ${asked}\n\n${asks}`,
    input: z.strictObject({ ...Object.fromEntries(ofParams), ...yes }),
    isReadOnly: effects.length === 0,
    asExec: ({ yes: agreed, ...given }) =>
      hasYes
        ? { name, params: given, ...(agreed !== undefined && { yes: agreed }) }
        : { name, params: agreed === undefined ? given : { ...given, yes: agreed } },
  };
}

/** Values are checked again by the run, which says more of what does not fit. */
function paramSchema(param: Param): z.ZodType {
  const { description, default: fallback } = param;
  const schema = typeSchema(param).describe(
    [description, kinds[param.type]].filter(Boolean).join("; "),
  );
  if (fallback === undefined) return schema;
  return schema.optional().meta({ default: fallback });
}

const kinds: Readonly<Partial<Record<Param["type"], string>>> = {
  date: "a date such as 2024-01-31",
  file: "the path of a file in the workspace",
  column: "the name of a column",
};

function typeSchema({ type, values }: Param): z.ZodType {
  switch (type) {
    case "number":
      return z.number();
    case "integer":
      return z.int();
    case "boolean":
      return z.boolean();
    case "enum":
      return z.enum(values ?? []);
    case "list":
      return values === undefined ? z.array(listItem) : z.array(z.enum(values));
    case "string":
    case "date":
    case "file":
    case "column":
      return z.string();
  }
}
