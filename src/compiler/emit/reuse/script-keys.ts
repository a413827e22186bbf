/**
 * A key for each script of a build, which is the same only when all is the same that could change what is proven of it:
 * that it is what its unit says, and that its types fit.
 */
import { planTaskOf, regionsIn, type Region } from "../../../contract/regions/index.ts";
import { sha256 } from "../../../contract/json.ts";
import type { LoweredUnit } from "../../graph/lowered.ts";
import { scriptName, type BuildContext, type Files } from "../context.ts";
import { typesOf } from "../emit-types.ts";
import { importLines } from "../import-lines.ts";
import { scopesOf } from "../scopes.ts";

/** @param inputs hash of what the type check reads beside the scripts, and of the orchc that runs */
export function scriptKeys(
  context: BuildContext,
  scripts: Files,
  inputs: string,
): Map<string, string> {
  const { outputs, ...shared } = typesOf(context);
  const typeOf = new Map(outputs.map(({ id, property, type }) => [id, [property, type]]));
  const regions = new Map<string, Region>();
  for (const piece of context.lowered.pieces) {
    const id = planTaskOf(piece);
    if (id !== undefined) regions.set(id, piece);
  }
  const common = sha256(JSON.stringify([inputs, shared]));
  return new Map(
    context.lowered.units.map((unit) => {
      const file = scriptName(unit.id);
      const { region, tasks, ids, inputs: read } = partsOf(unit, context, regions);
      const said = [
        common,
        scripts.get(file),
        unit.id,
        region,
        tasks,
        read,
        // Types of tasks within a task name each other.
        ids.map((id) => [
          id,
          typeOf.get(id),
          context.variables.get(id),
          context.mayNotHaveRun.has(id),
        ]),
        importLines([...new Set(tasks.map(({ tool }) => context.tool(tool)))], context),
      ];
      return [file, sha256(JSON.stringify(said))];
    }),
  );
}

/** What a script is of, and all tasks whose types and names it may use. */
function partsOf(unit: LoweredUnit, context: BuildContext, regions: ReadonlyMap<string, Region>) {
  const region = context.regionOf(unit);
  const { inputs } = scopesOf(region, context.task);
  const read = inputs.flatMap((id) => regions.get(id) ?? []);
  const ids = [region, ...read].flatMap((each) =>
    regionsIn(each).flatMap((inner) => planTaskOf(inner) ?? []),
  );
  return { region, tasks: unit.tasks, inputs, ids: [...new Set([...inputs, ...ids])] };
}
