/** Bundles the host of these tests with what it runs, since it is started some hundred times; its workers are dist's. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import buildOnce from "../build-once.ts";
import { REPOSITORY } from "../built-cli.ts";

const OUT = join(REPOSITORY, "node_modules/.cache/orchc-fault-host");

/** @returns the path of its module */
export function buildFaultHost(): string {
  buildOnce();
  const { zod: _, ...others } = { ...packageJson.dependencies, ...packageJson.devDependencies };
  const external = Object.keys(others);
  // In a process of its own: esbuild as a library leaves one that waits for more.
  execFileSync(
    join(REPOSITORY, "node_modules/.bin/esbuild"),
    [
      join(import.meta.dirname, "fault-host.ts"),
      "--bundle",
      "--splitting",
      "--format=esm",
      "--platform=node",
      "--target=node24",
      ...external.map((name) => `--external:${name}`),
      `--outdir=${OUT}`,
      "--log-level=warning",
    ],
    { stdio: "inherit" },
  );
  return join(OUT, "fault-host.js");
}
