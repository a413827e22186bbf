/** What is new of the findings of a run, what was there before, and what has gone. */
import type { Finding, SeverityCounts } from "../../contract/finding.ts";
import { countBySeverity, severities } from "../../contract/finding.ts";
import type { Store, VerificationRow } from "../store/index.ts";

/** `first`: there is no earlier check to compare with. */
export type FindingState = "new" | "known" | "first";

export interface ComparedFinding extends Finding {
  /** Id of the task that has found it. */
  readonly task: string;
  /** Full name of its tool: `checks.lint`. */
  readonly check: string;
  readonly state: FindingState;
}

export interface ComparedCheck extends Omit<VerificationRow, "findings"> {
  readonly counts: SeverityCounts;
  /** The earlier run that it is compared with; absent: none of this build has made this check. */
  readonly since?: string;
}

export interface ComparedFindings {
  readonly checks: readonly ComparedCheck[];
  /** Those that are new first, then by severity, then as they were found. */
  readonly findings: readonly ComparedFinding[];
  /** What the earlier check had, and this one has not. Of a check that was not made nothing is said. */
  readonly resolved: readonly (Finding & { readonly check: string; readonly since: string })[];
}

/**
 * @param since the run to compare with; default: for each check the latest earlier run of the same build that made it,
 *   which is the same tool with the same command
 */
export async function compareFindings(
  store: Pick<Store, "verifications" | "checkedBefore">,
  run: string,
  since?: string,
): Promise<ComparedFindings> {
  const rows = await store.verifications(run);
  const earlier = new Map<string, readonly VerificationRow[]>();
  const rowsOf = async (id: string): Promise<readonly VerificationRow[]> => {
    const known = earlier.get(id) ?? (await store.verifications(id));
    earlier.set(id, known);
    return known;
  };
  const bases = new Map<
    string,
    { readonly since: string; readonly findings: readonly Finding[] }
  >();
  for (const row of rows) {
    const base = since ?? (await store.checkedBefore(run, row));
    if (base === undefined || bases.has(keyOf(row))) continue;
    const same = (await rowsOf(base)).filter((other) => keyOf(other) === keyOf(row));
    if (same.length === 0) continue;
    bases.set(keyOf(row), { since: base, findings: same.flatMap(({ findings }) => findings) });
  }

  const findings = rows.flatMap((row) => {
    const base = bases.get(keyOf(row));
    const known = new Set(base?.findings.map(({ fingerprint }) => fingerprint));
    return row.findings.map((finding): ComparedFinding => {
      const state = base === undefined ? "first" : known.has(finding.fingerprint) ? "known" : "new";
      return { ...finding, task: row.task, check: row.check, state };
    });
  });
  const resolved = [...bases].flatMap(([key, base]) => {
    const same = rows.filter((row) => keyOf(row) === key);
    const left = new Set(same.flatMap((row) => row.findings.map(({ fingerprint }) => fingerprint)));
    const [{ check } = { check: "" }] = same;
    return base.findings
      .filter(({ fingerprint }) => !left.has(fingerprint))
      .map((finding) => ({ ...finding, check, since: base.since }));
  });
  return {
    checks: rows.map(({ findings: found, ...row }) => {
      const base = bases.get(keyOf(row));
      return {
        ...row,
        counts: countBySeverity(found),
        ...(base !== undefined && { since: base.since }),
      };
    }),
    findings: findings.toSorted((a, b) => rank(a) - rank(b)),
    resolved,
  };
}

/** Two tasks of a run that make the same check are one. */
function keyOf({ check, command }: Pick<VerificationRow, "check" | "command">): string {
  return JSON.stringify([check, command ?? null]);
}

function rank({ state, severity }: ComparedFinding): number {
  return (state === "known" ? severities.length : 0) + severities.indexOf(severity);
}
