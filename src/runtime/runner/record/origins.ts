import { normalize } from "node:path/posix";
import { literalOf } from "../../../contract/values.ts";
import { recordOf, type RunRecord, type TaskRecord } from "./read-run.ts";
import { resolveArg } from "./resolve-args.ts";
import { sourcesOf } from "./sources-of.ts";

/**
 * What a task was made from, for people: the files and folders of the workspace and the URLs among its
 * arguments, and those of the tasks whose outputs it took. What is found for one task of a run serves the
 * others: many of them follow from the same ones.
 */
export function originsIn(record: RunRecord): (task: TaskRecord) => string[] {
  const known = new Map<TaskRecord, readonly string[]>();
  const ownOf = (task: TaskRecord): readonly string[] => {
    const own = known.get(task) ?? ownOrigins(task, record);
    known.set(task, own);
    return own;
  };
  return (task) => {
    const chain = new Set([task]);
    // Grows while it is walked, until no task of it takes from another one.
    for (const one of chain) {
      for (const source of sourcesOf(one.task)) chain.add(recordOf(record, source));
    }
    return [...new Set([...chain].flatMap(ownOf))];
  };
}

function ownOrigins({ task }: TaskRecord, record: RunRecord): string[] {
  const unit = record.unitOf.get(task.id);
  const readable = new Set(unit?.permissions.read.map(plainPath));
  const literals = Object.values(task.args).flatMap((arg) => textsOf(literalOf(arg)));
  // Paths and URLs that came with a parameter or an earlier output.
  const later = (unit?.dynamic ?? [])
    .filter((grant) => grant.task === task.id && ["read", "network"].includes(grant.kind))
    .flatMap(({ arg }) => textsOf(resolveArg(arg, record)));
  const urls = literals.filter(isUrl);
  const paths = literals.map(plainPath).filter((path) => readable.has(path));
  return [...paths, ...urls, ...later.map((text) => (isUrl(text) ? text : plainPath(text)))];
}

function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}

function textsOf(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((item) => typeof item === "string");
}

/** `./a/` and `a` are one place. */
function plainPath(path: string): string {
  return normalize(path).replace(/(?<=.)\/$/, "");
}
