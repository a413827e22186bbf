/**
 * `npm run bench`: whole processes, as a person waits for them; with `--peers`, the same graphs in other
 * engines beside. Figures are medians; ratios are what to compare between machines.
 */
import process from "node:process";

if (process.argv.includes("--peers")) await import("./peers/compare.ts");
else await import("./commands.ts");
