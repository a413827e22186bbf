import { ToolError } from "../../catalog/authoring.ts";
import type { Repository } from "./repository.ts";

/** The full hash of a revision. @throws ToolError that names the nearest branch or tag. */
export async function resolveRevision(repository: Repository, revision: string): Promise<string> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const hash = await repository.git(args).catch(() => "");
  if (hash !== "") return hash.trim();
  const names = (
    await repository.git([
      "for-each-ref",
      "--format=%(refname:short)",
      "--sort=-creatordate",
      "refs/heads",
      "refs/tags",
    ])
  )
    .split("\n")
    .filter((name) => name !== "");
  const { closest } = await import("fastest-levenshtein");
  throw new ToolError(`${revision} is no revision of the repository in ${repository.name}.`, {
    help:
      names.length === 0
        ? "Give a commit hash, or HEAD~3 for the third before the newest."
        : `Did you mean ${closest(revision, names)}? Give a branch, a tag, a commit hash, or HEAD~3 for the third before the newest.`,
  });
}
