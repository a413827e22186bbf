/** What the host starts: a worker process, a confined process that runs scripts. */
import { Socket } from "node:net";
import { jsonLines, PIPE_FD } from "../json-lines.ts";
import type { BuildModules } from "../protocol/assignment.ts";
import type { ToWorker } from "../protocol/messages.ts";
import { SEATED } from "./index.ts";
import { addFiles, addSources, installHooks, loadPackagesFrom } from "./modules.ts";
import { capturePrints } from "./print.ts";
import { quietSince } from "./quiet.ts";
import { seal } from "./seal.ts";
import { serve } from "./serve.ts";

Object.defineProperty(globalThis, SEATED, { value: true });
installHooks();
seal();
process.chdir = () => {
  throw new Error("The current folder is that of other scripts too: use context.resolve(path)");
};

const line = jsonLines(new Socket({ fd: PIPE_FD, readable: true, writable: true }), {
  message: (message) => receive(message as ToWorker | BuildModules),
  // Without its host a worker process has nothing to do, and nobody who would stop it.
  broken: () => process.exit(1),
  ended: () => process.exit(0),
});
capturePrints((text) => server.print(text));
const isQuiet = quietSince();
let crashed = false;

const server = serve({
  send: (message) => void line.send(message),
  load: (script, sources) => {
    addSources(sources);
    return import(script);
  },
  isQuiet: () => isQuiet() && !crashed,
});

function receive(message: ToWorker | BuildModules): void {
  if (message.is !== "modules") return server.receive(message);
  addSources(message.sources);
  addFiles(message.files);
  loadPackagesFrom(message.packages);
}

for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.on(event, (error: unknown) => {
    crashed = true;
    // The host sees the process end, and runs what it served again, each unit alone.
    if (!server.crash(error)) process.exit(1);
  });
}
