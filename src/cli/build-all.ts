/** Builds or checks some plans, and tells the outcome of all of them together. */
import { join } from "node:path";
import { locateWritten, readPlan, type BuildOptions, type Built } from "../compiler/index.ts";
import {
  buildDiffers,
  noSuchBuild,
  OrchcError,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import type { Plan } from "../contract/plan.ts";
import { countTasks } from "../contract/regions/index.ts";
import type { Project } from "../project.ts";
import { buildAgreed } from "./build-agreed.ts";
import type { Outcome } from "./command.ts";
import { count } from "./render/amounts.ts";
import { renderDiffering } from "./render/differing.ts";
import { renderLabelled } from "./render/labelled.ts";
import { relativeTo } from "./render/place.ts";
import type { Colors } from "./colors.ts";
import type { Session } from "./session.ts";

type Mode = "write" | "check";

/** What flags say of how it is built. */
export type BuildChoices = Pick<BuildOptions, "budget" | "allowOverBudget" | "strictness">;

interface NamedBuild extends Pick<Built, "written" | "unchanged" | "removed" | "differing"> {
  readonly name: string;
  /** Of the manifest; nothing when there is none, or another one in the folder. */
  readonly digest: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
}

/** A plan that was made a moment ago, and is not on disk yet. */
export interface NewPlan {
  readonly plan: Plan;
  /** What is to be told of it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** @param wanted names of plans in `generated/`, or plans that are going to be there */
export async function buildAll(
  wanted: readonly (string | NewPlan)[],
  mode: Mode,
  project: Project,
  session: Session,
  choices: BuildChoices = {},
): Promise<Outcome> {
  const builds: NamedBuild[] = [];
  for (const one of wanted) builds.push(await buildOne(one, mode, project, session, choices));
  const first = builds[0];
  const footer =
    mode === "write" && first !== undefined && builds.length === 1 && first.diagnostics.length === 0
      ? renderLabelled(
          [
            [
              "Read",
              relativeTo(
                session.cwd,
                join(project.workspace.paths.generated, first.name, "README.md"),
              ),
            ],
            ["Next", `orchc exec ${first.name}`],
          ],
          session.err,
        )
      : undefined;
  return {
    text: builds.flatMap(({ text }) => (text === "" ? [] : [text])).join("\n"),
    ...(footer !== undefined && { footer }),
    json: {
      builds: builds.map(({ name, digest, written, unchanged, removed, differing }) => ({
        name,
        ...(digest !== undefined && { digest }),
        written,
        unchanged,
        removed,
        differing,
      })),
    },
    diagnostics: builds.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function buildOne(
  wanted: string | NewPlan,
  mode: Mode,
  project: Project,
  session: Session,
  choices: BuildChoices,
): Promise<NamedBuild> {
  const { cwd, out } = session;
  const isNamed = typeof wanted === "string";
  const name = isNamed ? wanted : wanted.plan.name;
  try {
    const { workspace } = project;
    const plan = isNamed ? await readPlan(workspace, name) : wanted.plan;
    const catalog = await project.catalog();
    const built = await buildAgreed({ plan, workspace, catalog, mode, ...choices }, session);
    const { folder, written, unchanged, removed, differing } = built;
    const digest = differing.length === 0 ? built.manifest?.digest : undefined;
    const edits = differing.flatMap(({ file, lines = [] }) =>
      lines.length === 0 ? [] : renderDiffering(relativeTo(cwd, join(folder, file)), lines, out),
    );
    const text = [summary(name, mode, built, out.colors), ...edits].join("\n");
    const differences = differing.map(({ file, why }) => {
      const path = join(folder, file);
      return buildDiffers(
        { file: relativeTo(cwd, path), how: why, name },
        { in: "file", file: path },
      );
    });
    return {
      name,
      digest,
      written,
      unchanged,
      removed,
      differing,
      diagnostics: [
        ...(isNamed ? [] : wanted.diagnostics),
        ...(await locateWritten(built.diagnostics, plan, workspace)),
        ...differences,
      ],
      text: digest === undefined ? text : `${text}\n  ${out.colors.dim(`digest ${digest}`)}`,
    };
  } catch (error) {
    if (!(error instanceof OrchcError)) throw error;
    const nothing = { written: [], unchanged: [], removed: [], differing: [] };
    // where there is no plan of that name, there is nothing to tell of it
    const isThere = error.diagnostics.every(({ code }) => code !== noSuchBuild.code);
    const text = isThere ? failed(name, out.colors) : "";
    return { name, digest: undefined, ...nothing, diagnostics: error.diagnostics, text };
  }
}

function summary(name: string, mode: Mode, built: Built, colors: Colors): string {
  const { manifest, written, unchanged, removed, differing } = built;
  if (manifest === undefined) return failed(name, colors);
  const mark = differing.length === 0 ? colors.green("✓") : colors.red("✗");
  const size = `${count(countTasks(manifest.core), "task")} in ${count(manifest.units.length, "script")}`;
  if (mode === "check") {
    const result =
      differing.length === 0
        ? "as its plan gives it"
        : differing.length === 1
          ? "1 file differs"
          : `${differing.length} files differ`;
    return `${mark} ${name}: ${size}, ${result}`;
  }
  const changes = [
    written.length > 0 ? `${count(written.length, "file")} written` : "",
    removed.length > 0 ? `${removed.length} removed` : "",
    unchanged.length > 0 ? `${unchanged.length} unchanged` : "",
  ].filter((part) => part !== "");
  return `${mark} ${name}: ${size}, ${changes.join(", ")}`;
}

function failed(name: string, colors: Colors): string {
  return `${colors.red("✗")} ${name}: not built`;
}
