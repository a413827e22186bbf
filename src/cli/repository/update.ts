import { setTimeout as sleep } from "node:timers/promises";
import { filesLeftOut } from "../../contract/diagnostics/index.ts";
import type { Brought } from "../../repository/index.ts";
import type { Outcome } from "../command.ts";
import { count, duration } from "../render/amounts.ts";
import type { Session } from "../session.ts";
import type { IndexArguments } from "./arguments.ts";
import { repositoryOf, update } from "./open.ts";

/** Milliseconds between two looks, at least; after a look that takes long, more: it takes a twentieth of a processor. */
const LOOK_MS = 1000;
const SHARE = 20;

export async function updateIndex(
  { watch, waitMs }: IndexArguments,
  session: Session,
): Promise<Outcome> {
  const repository = await repositoryOf(session);
  for (let isFirst = true; ; isFirst = false) {
    const start = performance.now();
    const brought = await update(repository, session, waitMs);
    const ms = performance.now() - start;
    const { files, chunks } = repository.status();
    const text = `${changesOf(brought)} The index has ${count(files, "file")} in ${count(chunks, "passage")}. (${duration(ms)})`;
    const { diagnostics, ...numbers } = brought;
    if (!watch) return { text, json: { ...numbers, files, chunks, ms }, diagnostics };
    if (isFirst) session.tellNow(diagnostics);
    // What is left out is told once.
    else session.tellNow(diagnostics.filter(({ code }) => code !== filesLeftOut.code));
    if (isFirst || brought.changed + brought.removed > 0) session.out.write(`${text}\n`);
    await sleep(Math.max(LOOK_MS, ms * SHARE));
  }
}

function changesOf({ changed, removed, embedded }: Brought): string {
  const done = [
    ...(changed > 0 ? [`${count(changed, "file")} indexed`] : []),
    ...(removed > 0 ? [`${count(removed, "file")} removed`] : []),
    ...(embedded > 0 ? [`${count(embedded, "passage")} embedded`] : []),
  ];
  return done.length === 0 ? "Nothing has changed." : `${done.join(", ")}.`;
}
