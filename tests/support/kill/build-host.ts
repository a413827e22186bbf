/** Bundles the host of these tests with what it runs, since it is started some hundred times; its workers are dist's. */
import { join } from "node:path";
import { build } from "esbuild";
import packageJson from "../../../package.json" with { type: "json" };
import buildOnce from "../build-once.ts";
import { REPOSITORY } from "../built-cli.ts";

const OUT = join(REPOSITORY, "node_modules/.cache/orchc-fault-host");

/** @returns the path of its module */
export async function buildFaultHost(): Promise<string> {
  buildOnce();
  await build({
    entryPoints: [join(import.meta.dirname, "fault-host.ts")],
    outdir: OUT,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    external: Object.keys(packageJson.dependencies).filter((name) => name !== "zod"),
    logLevel: "warning",
  });
  return join(OUT, "fault-host.js");
}
