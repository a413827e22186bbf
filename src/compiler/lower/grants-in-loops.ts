/**
 * What tasks within loops, branches and their like may touch: a process is granted it before it starts. So a path, host
 * or command that names an item is granted for all items together, and one that an output of the same script gives is
 * refused.
 */
import { grantFromOwnScript, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { CoreTask, DynamicGrant } from "../../contract/manifest.ts";
import {
  isLoop,
  isTask,
  isTaskOfPlan,
  membersOf,
  type LoopRegion,
  type Region,
} from "../../contract/regions/index.ts";
import { mentions, parseReference, type Arg } from "../../contract/values.ts";

export interface UnitGrants {
  readonly region: Region;
  readonly tasks: readonly CoreTask[];
  readonly dynamic: readonly DynamicGrant[];
}

export interface GrantsInLoops {
  /** With the loops over whose items they go. */
  readonly dynamic: readonly DynamicGrant[];
  readonly problems: readonly Diagnostic[];
}

/** The tasks of the plan around a task: the outermost one, and the loops among them, from the outside. */
interface Around {
  readonly outermost: string | undefined;
  readonly loops: readonly LoopRegion[];
}

export function grantsInLoops({ region, tasks, dynamic }: UnitGrants): GrantsInLoops {
  const around = aroundTasks(region);
  const given = new Set(around.keys());
  const problems: Diagnostic[] = [];
  const found = dynamic.map((grant): DynamicGrant => {
    const { outermost, loops } = around.get(grant.task) ?? { outermost: undefined, loops: [] };
    if (outermost === undefined) return grant;
    const { gone, unknown } = sourcesOf(grant.arg, loops, given);
    if (unknown !== undefined) {
      const argument = `args.${nameOf(
        grant.arg,
        tasks.find(({ id }) => id === grant.task),
      )}`;
      problems.push(
        grantFromOwnScript(
          { argument: `${grant.task}.${argument}`, source: unknown, within: outermost },
          { in: "plan", task: grant.task, path: argument },
        ),
      );
    }
    const over = loops.filter((loop) => gone.has(loop)).map(({ id }) => id);
    return over.length === 0 ? grant : { ...grant, loops: over };
  });
  return { dynamic: found, problems };
}

/** Of every task and region of a unit that is a task of the plan, what is around it. */
function aroundTasks(unit: Region): Map<string, Around> {
  const found = new Map<string, Around>();
  const visit = (region: Region, around: Around): void => {
    if (isTask(region)) found.set(region.task, around);
    if (!isTaskOfPlan(region)) {
      for (const member of membersOf(region)) visit(member, around);
      return;
    }
    found.set(region.id, around);
    const loops = isLoop(region) ? [...around.loops, region] : around.loops;
    const within = { outermost: around.outermost ?? region.id, loops };
    for (const member of membersOf(region)) visit(member, within);
  };
  visit(unit, { outermost: undefined, loops: [] });
  return found;
}

/** The loops that an argument goes over, and the first reference in it whose value its own script gives. */
function sourcesOf(
  arg: Arg,
  loops: readonly LoopRegion[],
  given: ReadonlySet<string>,
): { readonly gone: ReadonlySet<LoopRegion>; readonly unknown: string | undefined } {
  const gone = new Set<LoopRegion>();
  const open = [{ arg, loops }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { shape } of mentions(next.arg)) {
      if (shape.is !== "ref") continue;
      const name = parseReference(shape.text)?.task ?? "";
      const at = next.loops.findLastIndex((each) => variablesOf(each).includes(name));
      const loop = next.loops[at];
      if (loop === undefined) {
        if (given.has(name)) return { gone, unknown: shape.text };
        continue;
      }
      if (loop.carry.some((carried) => carried.name === name)) return { gone, unknown: shape.text };
      if (!gone.has(loop) && loop.over.is === "items") {
        open.push({ arg: loop.over.list, loops: next.loops.slice(0, at) });
      }
      gone.add(loop);
    }
  }
  return { gone, unknown: undefined };
}

function variablesOf({ over, index, carry }: LoopRegion): string[] {
  return [
    ...(over.is === "items" ? [over.as] : []),
    ...(index === undefined ? [] : [index]),
    ...carry.map(({ name }) => name),
  ];
}

function nameOf(arg: Arg, task: CoreTask | undefined): string {
  return Object.entries(task?.args ?? {}).find(([, value]) => value === arg)?.[0] ?? "";
}
