import { openModels } from "../../../src/model/index.ts";
import { openRepository, type Repository } from "../../../src/repository/index.ts";
import { findWorkspace } from "../../../src/workspace/index.ts";

/** The repository of a workspace, with the embeddings that its configuration names. */
export async function repositoryAt(path: string): Promise<Repository> {
  const workspace = await findWorkspace({ cwd: path, env: {} });
  const embedder = openModels(workspace, { env: {} }).embedder();
  return openRepository(workspace, { env: process.env, embedder });
}

/** Paths of the best files for a question. */
export async function pathsFor(
  repository: Repository,
  question: string,
  filters: { readonly path?: string; readonly type?: string; readonly symbol?: string } = {},
): Promise<string[]> {
  const { results } = await repository.search(question, { limit: 5, ...filters });
  return results.map(({ path }) => path);
}
