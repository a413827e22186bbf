/** Brings a database to the newest version, step by step. `user_version` is the number of steps taken. */
import type { Database } from "better-sqlite3";
import { newerDatabase, OrchcError } from "../../../contract/diagnostics/index.ts";
import { sql as runsTasksOutputs } from "./0001-runs-tasks-outputs.ts";
import { sql as journal } from "./0002-journal.ts";
import { sql as identity } from "./0003-identity.ts";
import { sql as artifacts } from "./0004-artifacts.ts";
import { sql as templates } from "./0005-templates.ts";
import { sql as positions } from "./0006-positions.ts";
import { sql as gates } from "./0007-gates.ts";
import { sql as patterns } from "./0008-patterns.ts";
import { sql as serverQuestions } from "./0009-server-questions.ts";
import { sql as findings } from "./0010-findings.ts";

/** Never edited once released: a change of the schema is a new step at the end. */
const migrations: readonly string[] = [
  runsTasksOutputs,
  journal,
  identity,
  artifacts,
  templates,
  positions,
  gates,
  patterns,
  serverQuestions,
  findings,
];

export const NEWEST_VERSION = migrations.length;

export function versionOf(database: Database): number {
  return Number(database.pragma("user_version", { simple: true }));
}

export function migrate(database: Database): void {
  if (versionOf(database) === NEWEST_VERSION) return;
  // The version is read again inside: another process may have migrated in the meantime.
  database
    .transaction(() => {
      const version = versionOf(database);
      refuseNewer(database, version);
      for (const step of migrations.slice(version)) database.exec(step);
      database.pragma(`user_version = ${NEWEST_VERSION}`);
    })
    .immediate();
}

/** @param file what to call it: a copy in memory has no name of its own */
export function refuseNewer(
  database: Database,
  version = versionOf(database),
  file = database.name,
): void {
  if (version <= NEWEST_VERSION) return;
  throw new OrchcError(newerDatabase({ file, version, known: NEWEST_VERSION }));
}
