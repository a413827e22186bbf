import {
  malformedReference,
  malformedTime,
  needContradictsData,
  unsatisfiableNeeds,
  unknownParameter,
  unknownTask,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { parseDateMath } from "../../contract/date-math.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Task } from "../../contract/plan.ts";
import { mentionsIn, parseReference, timesIn, type Mention } from "../../contract/values.ts";
import { dataNeedsOf } from "../graph/needs.ts";
import { callsOf } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every reference, parameter and need names something that the plan has, and every relative time can be read. */
export const checkReferences = check("check-references", (plan) => {
  const ids = plan.tasks.map(({ id }) => id);
  const known = { ids, idSet: new Set(ids), params: Object.keys(plan.params) };
  return plan.tasks.flatMap((task) => [
    ...checkNeeds(task, known),
    ...checkMentions(task, known),
    ...checkTimes(task),
    ...againstData(task),
    ...againstEachOther(task),
  ]);
});

interface Known {
  readonly ids: readonly string[];
  readonly idSet: ReadonlySet<string>;
  readonly params: readonly string[];
}

function checkNeeds(task: Task, { ids, idSet }: Known): Diagnostic[] {
  return task.needs.flatMap((need, index) =>
    idSet.has(need.task)
      ? []
      : [
          unknownTask(
            { reference: need.task, task: need.task, nearest: nearestName(need.task, ids) },
            ...placesOf(task, `needs[${index}]`),
          ),
        ],
  );
}

function checkMentions(task: Task, known: Known): Diagnostic[] {
  return callsOf(task).flatMap(({ args, at }) =>
    mentionsIn(args).flatMap((mention) => {
      const path = [at, ...mention.at].join(".");
      return checkMention(mention.shape, known).map((diagnostic) => ({
        ...diagnostic,
        places: placesOf(task, path),
      }));
    }),
  );
}

function checkTimes(task: Task): Diagnostic[] {
  return callsOf(task).flatMap(({ args, at }) =>
    Object.entries(args)
      .flatMap(([name, arg]) => timesIn(arg, [name]))
      .filter(({ text }) => parseDateMath(text) === undefined)
      .map(({ at: path, text }) =>
        malformedTime({ time: text }, ...placesOf(task, [at, ...path].join("."))),
      ),
  );
}

function checkMention(shape: Mention["shape"], { ids, idSet, params }: Known): Diagnostic[] {
  if (shape.is === "param") {
    if (params.includes(shape.name)) return [];
    return [unknownParameter({ name: shape.name, nearest: nearestName(shape.name, params) })];
  }
  const reference = parseReference(shape.text);
  if (reference === undefined) return [malformedReference({ reference: shape.text })];
  if (idSet.has(reference.task)) return [];
  const nearest = nearestName(reference.task, ids);
  return [unknownTask({ reference: shape.text, task: reference.task, nearest })];
}

function againstData(task: Task): Diagnostic[] {
  const data = new Set(dataNeedsOf(task));
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
