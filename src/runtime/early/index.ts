/** The door that the command uses before it has loaded anything else: it must stay light. */
export { endEarlyWorker, startEarlyWorker } from "./early-worker.ts";
