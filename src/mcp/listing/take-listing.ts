/** Makes a listing of what a server answered: checked, cut to limits, in an order of its own. */
import { withoutUnseen } from "../../contract/unseen.ts";
import type { JsonObject } from "../../contract/json.ts";
import { annotationNames, contractHash, type ListedTool, type Listing } from "./listing.ts";
import { schemaProblem } from "../../tool-modules/schema-problem.ts";
import { exportNames, isToolName } from "../../tool-modules/tool-names.ts";

/** A tool as the client gives it, as far as it is used. */
export interface RawTool {
  readonly name: string;
  readonly description?: string | undefined;
  readonly inputSchema: unknown;
  readonly outputSchema?: unknown;
  readonly annotations?: Readonly<Record<string, unknown>> | undefined;
  readonly execution?: { readonly taskSupport?: unknown } | undefined;
}

export interface LeftOut {
  /** As the server calls it. */
  readonly tool: string;
  readonly why: string;
}

export interface TakenListing {
  readonly listing: Listing;
  readonly leftOut: readonly LeftOut[];
}

/** Characters: what planners are shown is cut further; the longest of the public servers have 3,000. */
const LONGEST_DESCRIPTION = 4000;
const LONGEST_NAME = 200;

/** The largest public servers list some 100. */
const MOST_TOOLS = 10_000;

export function takeListing(
  server: { readonly name?: string; readonly version?: string },
  tools: readonly RawTool[],
): TakenListing {
  const leftOut: LeftOut[] = [];
  const kept = new Map<string, RawTool>();
  for (const tool of tools) {
    const why =
      kept.size >= MOST_TOOLS ? `a server can have ${MOST_TOOLS} tools` : problemOf(tool, kept);
    if (why === undefined) kept.set(tool.name, tool);
    else leftOut.push({ tool: cut(tool.name, LONGEST_NAME), why });
  }
  const names = exportNames([...kept.keys()]);
  const listed = [...kept.values()].map((tool) => listedTool(tool, names.get(tool.name) ?? ""));
  return {
    listing: {
      version: 1,
      server: {
        name: cut(server.name ?? "", LONGEST_NAME),
        version: cut(server.version ?? "", LONGEST_NAME),
      },
      tools: listed.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    },
    leftOut,
  };
}

function problemOf(
  { name, inputSchema, outputSchema, execution }: RawTool,
  kept: ReadonlyMap<string, unknown>,
): string | undefined {
  if (!isToolName(name)) {
    return "a name has 1 to 128 letters, digits and _ - . / and nothing else";
  }
  if (kept.has(name)) return "another tool of the server has the same name";
  if (execution?.taskSupport === "required")
    return "it can only be called as a task of its server, which goes on by itself";
  const input = schemaProblem((inputSchema ?? {}) as JsonObject);
  if (input !== undefined) return `the schema of its input ${input}`;
  const output = outputSchema === undefined ? undefined : schemaProblem(outputSchema as JsonObject);
  return output === undefined ? undefined : `the schema of its output ${output}`;
}

function listedTool(tool: RawTool, exported: string): ListedTool {
  const { name, description = "", inputSchema, outputSchema } = tool;
  const annotations = Object.fromEntries(
    annotationNames.flatMap((key) => {
      const value = tool.annotations?.[key];
      return typeof value === "boolean" ? [[key, value]] : [];
    }),
  );
  const contract = {
    name,
    input: (inputSchema ?? {}) as JsonObject,
    ...(outputSchema !== undefined && { output: outputSchema as JsonObject }),
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
  return {
    ...contract,
    export: exported,
    description: cut(description, LONGEST_DESCRIPTION),
    hash: contractHash(contract),
  };
}

function cut(text: string, longest: number): string {
  const plain = withoutUnseen(text.toWellFormed()).trim();
  return plain.length > longest ? `${plain.slice(0, longest).toWellFormed()} …` : plain;
}
