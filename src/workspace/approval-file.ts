/** The approval that stands beside a build. */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { APPROVAL_FILE, approvalSchema, type Approval } from "../contract/approval.ts";
import { approvalNotRead, OrchcError } from "../contract/diagnostics/index.ts";

/** @returns nothing where there is none. Throws an OrchcError for one that cannot be read. */
export async function readApproval(folder: string): Promise<Approval | undefined> {
  const file = join(folder, APPROVAL_FILE);
  const fail = (reason: string): OrchcError =>
    new OrchcError(approvalNotRead({ name: basename(folder), reason }, { in: "file", file }));
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw fail(code);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fail("it is no JSON");
  }
  const { data, error } = approvalSchema.safeParse(value);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw fail(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "it is no approval"}`);
}
