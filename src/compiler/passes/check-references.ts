import {
  malformedReference,
  malformedTime,
  needContradictsData,
  needOnInnerTask,
  needsInBlock,
  referenceIntoLoop,
  referenceNotThere,
  unknownParameter,
  unknownTask,
  unsatisfiableNeeds,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { parseDateMath } from "../../contract/date-math.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { timesIn } from "../../contract/values.ts";
import { dataNeedsOf } from "../graph/needs.ts";
import { callsOf, valuesOf } from "../kinds/index.ts";
import { nestingOf, outermostOf, variablesAt, type Nesting, type Placed } from "../plan/nesting.ts";
import { resolveName, type Resolved } from "../plan/resolve-name.ts";
import { usesOf, type Use } from "../plan/uses.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every reference, parameter and need names something that is there at its place, and every relative time can be read. */
export const checkReferences = check("check-references", (plan) => {
  const nesting = nestingOf(plan);
  const dataNeeds = dataNeedsOf(plan);
  return nesting.all.flatMap((placed) => [
    ...checkNeeds(placed, nesting),
    ...usesOf(placed.task).flatMap((use) => checkUse(use, placed, nesting, plan)),
    ...checkTimes(placed.task),
    ...(placed.within === undefined
      ? [...againstData(placed.task, dataNeeds), ...againstEachOther(placed.task)]
      : []),
  ]);
});

function checkNeeds({ task, within }: Placed, { byId }: Nesting): Diagnostic[] {
  return task.needs.flatMap(({ task: other, when }, index) => {
    const places = placesOf(task, `needs[${index}]`);
    if (within !== undefined) {
      return [needsInBlock({ task: task.id, other, holder: within.owner.task.id }, ...places)];
    }
    const needed = byId.get(other);
    if (needed === undefined) {
      const nearest = nearestName(other, othersOf(task, byId));
      return [unknownTask({ reference: other, task: other, nearest }, ...places)];
    }
    if (needed.within === undefined || when === "success") return [];
    const holder = outermostOf(needed).task.id;
    return [needOnInnerTask({ task: task.id, other, holder, when }, ...places)];
  });
}

function checkUse(
  { at, says, inside, offset }: Use,
  placed: Placed,
  nesting: Nesting,
  { params }: Plan,
): Diagnostic[] {
  const places = placesOf(placed.task, at, offset);
  switch (says.is) {
    case "param": {
      if (Object.hasOwn(params, says.name)) return [];
      const nearest = nearestName(says.name, Object.keys(params));
      return [unknownParameter({ name: says.name, nearest }, ...places)];
    }
    case "malformed":
      return [malformedReference({ reference: says.text }, ...places)];
    case "name": {
      const { task } = says.reference;
      const found = resolveName(task, placed, nesting, inside);
      if (found.is === "hidden") return [hidden(found, says.text, places)];
      if (found.is !== "unknown") return [];
      const variables = variablesAt(placed, inside).map(({ variable }) => variable.name);
      const nearest = nearestName(task, [...variables, ...othersOf(placed.task, nesting.byId)]);
      return [unknownTask({ reference: says.text, task, nearest }, ...places)];
    }
  }
}

function hidden(
  { placed, why }: Extract<Resolved, { readonly is: "hidden" }>,
  reference: string,
  places: Diagnostic["places"],
): Diagnostic {
  const task = placed.task.id;
  if (why.is === "repeated") {
    return referenceIntoLoop({ reference, task, loop: why.loop.task.id }, ...places);
  }
  const holder = why.is === "elsewhere" ? why.holder : placed.within?.owner;
  const named = why.is === "itself" ? task : (holder?.task.id ?? "the plan");
  return referenceNotThere({ reference, task, why: why.is, holder: named }, ...places);
}

function checkTimes(task: Task): Diagnostic[] {
  const ofCalls = callsOf(task).flatMap(({ args, at }) =>
    Object.entries(args).flatMap(([name, arg]) => timesIn(arg, [at, name])),
  );
  const ofValues = valuesOf(task).flatMap(({ arg, at }) => timesIn(arg, [at]));
  return [...ofCalls, ...ofValues]
    .filter(({ text }) => parseDateMath(text) === undefined)
    .map(({ at, text }) => malformedTime({ time: text }, ...placesOf(task, at.join("."))));
}

function againstData(task: Task, dataNeeds: (task: Task) => readonly string[]): Diagnostic[] {
  const data = new Set(dataNeeds(task));
  return task.needs.flatMap((need, index) =>
    data.has(need.task) && need.when !== "success"
      ? [
          needContradictsData(
            { task: task.id, other: need.task, when: need.when },
            ...placesOf(task, `needs[${index}]`),
          ),
        ]
      : [],
  );
}

function againstEachOther(task: Task): Diagnostic[] {
  return task.needs.flatMap(({ task: other, when }, index) => {
    const isSecond = task.needs
      .slice(0, index)
      .some((need) => need.task === other && exclude(need.when, when));
    if (!isSecond) return [];
    return [unsatisfiableNeeds({ task: task.id, other }, ...placesOf(task, `needs[${index}]`))];
  });
}

function exclude(one: string, two: string): boolean {
  return one !== two && one !== "always" && two !== "always";
}

/** No task means itself. */
function othersOf(task: Task, byId: ReadonlyMap<string, unknown>): string[] {
  return [...byId.keys()].filter((id) => id !== task.id);
}
