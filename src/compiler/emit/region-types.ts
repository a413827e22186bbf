/** The types of what regions give, as `types.ts` says them: `runtime/worker/region-outputs.ts` declares what they are. */
import { invariant } from "../../contract/diagnostics/index.ts";
import {
  isAgent,
  isBranch,
  isFallback,
  isGate,
  isLoop,
  isParallel,
  isSubplan,
  isTask,
  outputTaskOf,
  type Region,
} from "../../contract/regions/index.ts";
import { blocksOf } from "./blocks.ts";
import { stringLiteral } from "./code-text.ts";
import type { BuildContext } from "./context.ts";
import { printProperty } from "./names.ts";
import { WIDTH } from "./print-value.ts";
import { schemaType } from "./schema-type.ts";
import { valueTypeOf } from "./value-types.ts";

/** Where the types of outputs stand in `types.ts`. */
const INDENT = 4;

export function outputTypeOf(region: Region, context: BuildContext): string {
  if (isTask(region)) {
    const { tool } = context.task(region.task);
    return `OutputOf<typeof ${context.toolNames.get(tool)}>`;
  }
  if (isSubplan(region)) return typeOfTask(outputTaskOf(region.body));
  if (isAgent(region)) return schemaType(region.output, INDENT);
  const name = typeNameOf(region);
  const blocks = blocksOf(region);
  if (isGate(region)) {
    return region.value === undefined ? `${name}` : `${name}<${valueTypeOf(region.value)}>`;
  }
  if (isBranch(region) || isLoop(region)) {
    const types = blocks.map((block) => typeOfTask(outputTaskOf(block.region)));
    const flat = `${name}<${types.join(", ")}>`;
    const begins = INDENT + printProperty(region.id).length + ": ".length;
    if (begins + flat.length < WIDTH) return flat;
    return `${name}<\n${types.map((type) => `${" ".repeat(INDENT + 2)}${type}`).join(",\n")}\n${" ".repeat(INDENT)}>`;
  }
  const fields = blocks.map(
    (block) =>
      `${" ".repeat(INDENT + 2)}${printProperty(block.name)}: ${typeOfTask(outputTaskOf(block.region))};\n`,
  );
  const all = `{\n${fields.join("")}${" ".repeat(INDENT)}}`;
  return name === undefined ? all : `${name}<${all}>`;
}

/** Names of the types that those of regions take from the runtime, sorted. */
export function regionTypesIn(regions: readonly Region[]): string[] {
  const names = regions.flatMap((region) => (isTask(region) ? [] : (typeNameOf(region) ?? [])));
  return [...new Set(names)].toSorted();
}

/** `undefined` where the output is a record without a name for its type, or that of a task within. */
function typeNameOf(region: Region): string | undefined {
  if (isBranch(region)) return "BranchOutput";
  if (isLoop(region)) return region.over.is === "items" ? "ItemsOutput" : "RoundsOutput";
  if (isSubplan(region) || isAgent(region)) return undefined;
  if (isFallback(region)) return "FirstOutput";
  if (isGate(region)) return region.continues ? "GateOutput" : "ApprovedOutput";
  invariant(isParallel(region), `scripts do not know regions of kind ${region.kind}`);
  return { all: undefined, any: "FirstOutput", settled: "SettledOutput" }[region.join];
}

function typeOfTask(id: string): string {
  return `Build["outputs"][${stringLiteral(id)}]`;
}
