/**
 * Looks again, before anything runs, at the files that a build stands on: what was known of them is in the manifest.
 * A path that is a parameter is looked at for the first time, now that its value is known.
 *
 * Only built-in agents look: a workspace's own code runs in its confined scripts, and nowhere else.
 */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { builtInCatalog, type Catalog } from "../../catalog/catalog.ts";
import {
  changesOf,
  checkTables,
  lookAt,
  pathText,
  placeKey,
  placeOf,
  placesIn,
  type CheckedCall,
  type NamedPlace,
  type TableProblem,
} from "../../catalog/facts/index.ts";
import {
  argumentContradictsData,
  fileChangedSincePlanning,
  missingFile,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { CoreTask, Manifest } from "../../contract/manifest.ts";
import type { ParamValue } from "../../contract/params.ts";
import { mapMentionsIn, mentionsIn, type Args } from "../../contract/values.ts";
import { nearestPaths } from "../../workspace/nearest-paths.ts";
import type { Workspace } from "../../workspace/workspace.ts";

export interface CheckDataOptions {
  readonly manifest: Manifest;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly workspace: Workspace;
  readonly signal?: AbortSignal | undefined;
}

/** What is wrong, or worth knowing; an error is one for which nothing should run. */
export async function checkData(options: CheckDataOptions): Promise<Diagnostic[]> {
  const { manifest, params, workspace, signal } = options;
  const { name, facts = [], tasks } = manifest;
  const parameterised = tasks.filter(({ args }) => hasParams(args));
  const given = Object.entries(manifest.params).flatMap(([param, { type }]) =>
    type === "file" ? [{ path: String(params[param]) }] : [],
  );
  if (facts.length === 0 && parameterised.length === 0 && given.length === 0) return [];
  const catalog = await builtInCatalog();
  const looking = { workspace, catalog, signal };

  const known = facts.map(placeOf);
  const before = await lookAt(known, looking);
  const changed = facts.flatMap((fact) => {
    const changes = changesOf(fact, before.facts.get(placeKey(placeOf(fact))));
    if (changes.length === 0) return [];
    return [fileChangedSincePlanning({ path: fact.path, changes, name })];
  });
  const chosen = placesOfParams(parameterised, await callsIn(parameterised, params, catalog));
  const missing = await missingIn([...known, ...chosen, ...given], workspace);
  // What planning could read and this user cannot. Anything else that looking finds was told when it was built.
  const denied = known.flatMap((place) => before.problems.get(placeKey(place)) ?? []);
  const wrongNow = [...missing, ...denied.filter(({ severity }) => severity === "error")];
  // Where all is as it was planned for, it was checked when it was built.
  if (changed.length === 0 && chosen.length === 0) return wrongNow;

  const calls = await callsIn(tasks, params, catalog);
  const looked = await lookAt(calls.flatMap(placesIn), looking);
  const wrong = checkTables(calls, (place) => looked.facts.get(placeKey(place)));
  const unread = chosen.flatMap((place) => looked.problems.get(placeKey(place)) ?? []);
  return [...wrongNow, ...unread, ...wrong.map(asDiagnostic), ...changed];
}

function asDiagnostic({ task, tool, at, message, nearest, help }: TableProblem): Diagnostic {
  const argument = pathText(at);
  const place = { in: "plan", task, path: `args.${argument}` } as const;
  return argumentContradictsData({ tool, argument, reason: message, nearest, help }, place);
}

function hasParams(args: Args): boolean {
  return mentionsIn(args).some(({ shape }) => shape.is === "param");
}

/** The tasks of built-in agents, with parameters put in. */
async function callsIn(
  tasks: readonly CoreTask[],
  params: CheckDataOptions["params"],
  catalog: Catalog,
): Promise<CheckedCall[]> {
  const calls = tasks.map(async ({ id, tool: name, args }): Promise<CheckedCall[]> => {
    const tool = await catalog.tool(name);
    if (tool === undefined) return [];
    const filled = mapMentionsIn(args, (mention) =>
      mention.is === "ref" ? { $ref: mention.text } : { $literal: params[mention.name] ?? null },
    );
    return [{ task: id, tool, args: filled }];
  });
  return (await Promise.all(calls)).flat();
}

/** Places that parameters name. */
function placesOfParams(tasks: readonly CoreTask[], calls: readonly CheckedCall[]): NamedPlace[] {
  const byId = new Map(tasks.map(({ id, args }) => [id, args]));
  return calls.flatMap((call) => {
    const fixed = new Set(
      placesIn({ ...call, args: byId.get(call.task) ?? {} }).map((place) => place.at),
    );
    return placesIn(call).filter(({ at }) => !fixed.has(at));
  });
}

async function missingIn(
  places: readonly Pick<NamedPlace, "path">[],
  { root }: Workspace,
): Promise<Diagnostic[]> {
  const paths = [...new Set(places.map(({ path }) => path))];
  const found = await Promise.all(
    paths.map(async (path) => {
      const exists = await stat(resolve(root, path)).then(
        () => true,
        () => false,
      );
      return exists ? [] : [missingFile({ path, nearest: await nearestPaths(root, path) })];
    }),
  );
  return found.flat();
}
