/**
 * Serves the answers of the services from 127.0.0.1, in their shapes and with made-up figures, until it is ended with
 * Ctrl+C: `node examples/crypto/offline.ts`. Meanwhile `orchc.local.yaml`, which it writes, sends requests there.
 */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startMarketServer } from "../../tests/support/market-server.ts";

const settings = join(import.meta.dirname, "orchc.local.yaml");
const server = await startMarketServer();
await writeFile(settings, JSON.stringify({ network: { routes: server.routes } }, null, 2));
process.stdout.write(
  `The services answer at ${server.url}, as ${settings} says. Ctrl+C ends it.\n`,
);
process.once("SIGINT", () => {
  void Promise.all([server.close(), rm(settings)]);
});
