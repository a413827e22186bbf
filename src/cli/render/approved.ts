import type { Approved } from "../approval/approve-build.ts";
import type { Session } from "../session.ts";
import { relativeTo } from "./place.ts";

/** What was approved, and what of it is new since the last time. */
export function renderApproved(
  name: string,
  { by, at, digest, file, differences }: Omit<Approved, "diagnostics">,
  { cwd, out: { colors } }: Pick<Session, "cwd" | "out">,
): string {
  const since =
    differences === undefined
      ? []
      : differences.length === 0
        ? ["  It was approved before, as it is."]
        : ["  Since it was approved before:", ...differences.map((one) => `    ${one}`)];
  return [
    `${colors.green("✓")} ${name} is approved by ${by}, ${at}`,
    `  ${colors.dim(`digest ${digest}`)}`,
    ...since,
    `  Commit ${relativeTo(cwd, file)}`,
  ].join("\n");
}
