/** Approves a build: who, when, and what it consists of, in a file beside it. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { userInfo } from "node:os";
import { promisify } from "node:util";
import writeFileAtomic from "write-file-atomic";
import { build, readPlan } from "../../compiler/index.ts";
import { APPROVAL_FILE, differencesFrom, partsOf } from "../../contract/approval.ts";
import {
  buildDiffers,
  hasErrors,
  OrchcError,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { prettyJson } from "../../contract/json.ts";
import { readBuild } from "../../runtime/index.ts";
import { readApproval } from "../../workspace/index.ts";
import type { Project } from "../../project.ts";

export interface Approved {
  readonly by: string;
  readonly at: string;
  readonly digest: string;
  /** Absolute. */
  readonly file: string;
  /** What differs from what was approved before; nothing where that was nothing. */
  readonly differences: readonly string[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Throws an OrchcError where there is no build, or one that is not what its plan gives. */
export async function approveBuild(
  name: string,
  given: string | undefined,
  { workspace, catalog }: Project,
): Promise<Approved> {
  const folder = join(workspace.paths.generated, name);
  const { manifest } = await readBuild(folder);
  const plan = await readPlan(workspace, name);
  const checked = await build({ plan, workspace, catalog: await catalog(), mode: "check" });
  if (hasErrors(checked.diagnostics)) throw new OrchcError(checked.diagnostics);
  const differing = checked.differing.map(({ file, why }) =>
    buildDiffers({ name, file, how: why }, { in: "file", file: join(folder, file) }),
  );
  if (differing.length > 0) throw new OrchcError(differing);
  // One that cannot be read is replaced: nothing was approved by it.
  const earlier = await readApproval(folder).catch(() => undefined);
  const by = given ?? (await nameOfUser(workspace.root));
  const at = new Date().toISOString();
  const file = join(folder, APPROVAL_FILE);
  const { digest } = manifest;
  await writeFileAtomic(file, prettyJson({ version: 1, by, at, digest, parts: partsOf(manifest) }));
  const differences = earlier && differencesFrom(earlier, manifest);
  return { by, at, digest, file, differences, diagnostics: checked.diagnostics };
}

const run = promisify(execFile);

/** As commits name the person, else as the machine does. */
async function nameOfUser(cwd: string): Promise<string> {
  const asked = await run("git", ["config", "user.name"], { cwd }).catch(() => undefined);
  return asked?.stdout.trim() || userInfo().username;
}
