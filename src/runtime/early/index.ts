/** The door that the command uses before it has loaded anything else: it must stay light. */
export { endEarlyWorkers, startEarlyWorkers } from "./early-workers.ts";
