import { normalize } from "node:path/posix";
import type { Json } from "../../../contract/json.ts";
import type { RunRecord, TaskRecord } from "./read-run.ts";
import { resolveArgs } from "./resolve-args.ts";
import { isList } from "./shapes.ts";

/** What a task was made from, for people: the files and folders of the workspace and the URLs among its arguments. */
export function originsOf(task: TaskRecord, record: RunRecord): string[] {
  const { id } = task.task;
  const unit = record.manifest.units.find(({ tasks }) => tasks.includes(id));
  const fixed = new Set(unit?.permissions.read.map(plain));
  const readsLater = unit?.dynamic.some((grant) => grant.kind === "read" && grant.task === id);
  const isOrigin = (text: string): boolean =>
    /^https?:\/\//.test(text) || fixed.has(plain(text)) || (readsLater === true && isParam(text));
  const isParam = (text: string): boolean => Object.values(record.run.params).includes(text);
  const args = Object.values(resolveArgs(task, record)).flatMap(textsOf);
  return [...new Set(args.filter(isOrigin))];
}

function textsOf(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object" || !isList(value)) return [];
  return value.flatMap((item) => (typeof item === "string" ? [item] : []));
}

/** `./a/` and `a` are one place. */
function plain(path: string): string {
  return normalize(path).replace(/(?<=.)\/$/, "");
}
