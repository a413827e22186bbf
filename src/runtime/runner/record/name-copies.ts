import type { FileRef } from "../../../catalog/context.ts";
import type { RunRecord } from "./read-run.ts";

/** The folder beside the answer that holds copies of what tasks made. */
const FOLDER = "files";

export interface Copy {
  readonly task: string;
  readonly ref: FileRef;
  /** Relative to the answer, with `/`: `files/t3-chart.svg`. Letters, digits, `.`, `_` and `-` alone. */
  readonly path: string;
}

/** Names the copies of the files that tasks made: by task and name, and by number where two would be the same. */
export function nameCopies({ tasks }: RunRecord): Copy[] {
  const taken = new Set<string>();
  return tasks.flatMap(({ task, output }) =>
    (output?.files ?? []).map(({ ref }) => {
      const name = ref.file
        .slice(task.id.length + 1)
        .replaceAll(/[^\w.-]+/g, "-")
        .replace(/^[.-]+/, "");
      const path = unused(`${FOLDER}/${task.id}-${name === "" ? "file" : name}`, taken);
      return { task: task.id, ref, path };
    }),
  );
}

function unused(path: string, taken: Set<string>): string {
  const dot = path.lastIndexOf(".");
  const end = dot > path.lastIndexOf("/") ? path.slice(dot) : "";
  const start = path.slice(0, path.length - end.length);
  let name = path;
  for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${start}-${i}${end}`;
  taken.add(name.toLowerCase());
  return name;
}
