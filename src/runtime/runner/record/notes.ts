/** Everything that an answer admits: what planning noted, and the tools of the tasks that succeeded. */
import { adaptedNotes } from "../../../contract/adapted.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { noteKinds, type Note } from "../../../contract/notes.ts";
import { plainLine } from "../text/plain-line.ts";
import type { TaskRecord } from "./read-run.ts";
import { reusedNotes } from "./reused-notes.ts";

export interface AnswerNote extends Note {
  /** Tasks whose tools say it; none for what planning noted. */
  readonly tasks: readonly string[];
}

/** What was not done stands before what was done in one of several ways. */
const ORDER: readonly Note["kind"][] = ["ignored", "cut", "assumed", "read"];

/** Same words, one note; in the order in which a reader needs them. */
export function collectNotes(
  { notes = [], adapted }: Pick<Manifest, "notes" | "adapted">,
  tasks: readonly Pick<TaskRecord, "task" | "output">[],
): AnswerNote[] {
  const all = [
    ...[...adaptedNotes(adapted), ...notes].map((note) => ({
      note,
      tasks: [] as string[],
    })),
    ...tasks.flatMap(({ task, output }) =>
      (output?.metadata.notes ?? []).map((note) => ({ note, tasks: [task.id] })),
    ),
    ...reusedNotes(tasks).map(({ note, tasks: of }) => ({ note, tasks: [...of] })),
  ];
  const same = Map.groupBy(all, ({ note }) => `${note.kind} ${plainLine(note.text)}`);
  const collected = [...same.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, text } = first.note;
    return [
      { kind, text: plainLine(text), tasks: [...new Set(group.flatMap((one) => one.tasks))] },
    ];
  });
  const known = collected.filter(({ kind, text }) => text !== "" && noteKinds.includes(kind));
  return known.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

const LABELS: Readonly<Record<Note["kind"], string>> = {
  ignored: "Not used",
  cut: "Cut",
  assumed: "Assumed",
  read: "Read",
};

/** `Assumed: dates are read day first.` */
export function noteSentence({ kind, text }: Note): string {
  return `${LABELS[kind]}: ${text}${/[.!?…]$/.test(text) ? "" : "."}`;
}
