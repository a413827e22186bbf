/** A problem as the model reads it that caused it: what is wrong, where, and what there is instead. */
import {
  argumentDoesNotFit,
  cycle,
  dataDoesNotFit,
  duplicateId,
  missingArgument,
  missingFile,
  modelFoundNoTool,
  modelReplyNotAsAsked,
  modelReplyNotJson,
  nothingToDo,
  sqlNotValid,
  taskNotAsked,
  tooManyTasks,
  unknownAgent,
  unknownArgument,
  unknownTask,
  unknownTool,
  valueNotInData,
  valueNotInQuery,
  wordsNotUsed,
  type Diagnostic,
} from "../../../../contract/diagnostics/index.ts";

/** What a reply may name. */
export interface Offer {
  readonly agents?: readonly string[];
  readonly tools?: readonly string[];
  readonly tasks?: readonly string[];
  readonly files?: readonly string[];
  readonly maxTasks?: number;
}

type Advice = (offer: Offer) => string;

const listed = (what: string, names: readonly string[] | undefined): string =>
  names === undefined || names.length === 0 ? "" : `${what}: ${names.join(", ")}.`;

/** The help of a diagnostic is for people, who have a command line; a model has its reply. */
const advice: ReadonlyMap<string, Advice> = new Map<string, Advice>([
  [unknownAgent.code, ({ agents }) => listed("Agents", agents)],
  [unknownTool.code, ({ tools }) => listed("Tools", tools)],
  [unknownTask.code, ({ tasks }) => listed("Ids of tasks", tasks)],
  [duplicateId.code, () => "Every task has an id of its own, and stands in the reply once."],
  [cycle.code, () => "Remove one of the needs or references between them."],
  [
    tooManyTasks.code,
    ({ maxTasks }) =>
      `Plan at most ${maxTasks ?? "as many as are allowed"}: leave out what nobody asked for, and join what one tool does at once.`,
  ],
  [nothingToDo.code, () => 'Plan what can be done; when nothing can, say why in "reason".'],
  [
    modelReplyNotJson.code,
    () =>
      "Reply with one JSON value of the form that was shown: nothing before it, nothing behind it.",
  ],
  [modelReplyNotAsAsked.code, () => "Reply in the form that was shown."],
  [modelFoundNoTool.code, ({ tools }) => listed("Tools", tools)],
  [missingFile.code, ({ files }) => listed("Files that the request names", files)],
  [
    valueNotInQuery.code,
    () => 'Use what the request names, leave the argument out, or put its name into "missing".',
  ],
  [missingArgument.code, () => 'Give it a value of the request, or put its name into "missing".'],
  [
    wordsNotUsed.code,
    () =>
      'Change the plan so that it does what these words ask for, with another tool, argument or task where needed; what cannot be done goes into "left_out".',
  ],
  [taskNotAsked.code, () => "Leave the task out, or pass its result on to one that is asked for."],
  [
    dataDoesNotFit.code,
    () => "Refer to another field, or add a task that turns one into the other.",
  ],
]);

/** Of these the help says what there is: names of columns, of arguments, of fields. */
const HELPFUL: ReadonlySet<string> = new Set([
  argumentDoesNotFit.code,
  sqlNotValid.code,
  unknownArgument.code,
  valueNotInData.code,
]);

export function tellModel({ code, places, message, help = "" }: Diagnostic, offer: Offer): string {
  const place = places.find(({ in: where }) => where === "plan");
  const task = place?.in === "plan" ? [place.task, place.path].filter(Boolean).join(" ") : "";
  const own = advice.get(code)?.(offer);
  const isForAll = HELPFUL.has(code) || isNearest(help);
  const isOfPlan = /^ORC[24]/.test(code) && own === undefined;
  const theirs = (isForAll || isOfPlan) && !isAboutCommands(help) ? help : "";
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  return [task && `${task}:`, sentence, theirs, own].filter(Boolean).join(" ");
}

function isAboutCommands(help: string): boolean {
  return /`?orchc |--\w/.test(help);
}

function isNearest(help: string): boolean {
  return help.startsWith("Did you mean");
}
