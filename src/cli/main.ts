#!/usr/bin/env node
/**
 * Where `orchc` starts. Nothing is imported before it is known what is wanted: `--version` has to be as fast
 * as Node itself, and a Node that is too old has to be told so, not to fail in some module.
 */
const OLDEST_NODE = 24;
const words = process.argv.slice(2);

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  const { runOnOwnNode } = await import("./own-node.ts");
  process.exitCode = await runOnOwnNode(OLDEST_NODE);
} else if (words.length === 1 && words[0] === "--version") {
  const { orchcVersion } = await import("../contract/package-root.ts");
  process.stdout.write(`${orchcVersion()}\n`);
} else {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  const [command, ...rest] = words;
  const early = command === "exec" ? await import("../runtime/early/index.ts") : undefined;
  early?.startEarlyWorkers(rest, process.cwd());
  const { runCli } = await import("./run-cli.ts");
  process.exitCode = await runCli(words);
  await early?.endEarlyWorkers();
}
