/** The repository of a workspace, and its update with what there is to see of it. */
import { openModels } from "../../model/index.ts";
import { openRepository, type Brought, type Repository } from "../../repository/index.ts";
import { count } from "../render/amounts.ts";
import type { Session } from "../session.ts";

export async function repositoryOf(session: Session): Promise<Repository> {
  const workspace = await session.workspace();
  const { env } = session;
  return openRepository(workspace, { env, embedder: openModels(workspace, { env }).embedder() });
}

export function update(repository: Repository, session: Session, waitMs: number): Promise<Brought> {
  return repository.update({
    waitMs,
    onWait: () => session.note("Another process writes the index; waiting for it."),
    onProgress: (done, total) => session.note(`${done} of ${count(total, "piece")} of work done`),
  });
}
