/** Outputs that the host has sent with assignments: each once to a process, for all of its scripts. */
import type { Delivery } from "../protocol/delivery.ts";
import { frozen } from "./frozen.ts";

export interface KnownOutputs {
  add(outputs: Readonly<Record<string, Delivery>>): void;
  of(task: string): Delivery | undefined;
}

export function knownOutputs(): KnownOutputs {
  const known = new Map<string, Delivery>();
  return {
    add: (outputs) => {
      for (const [task, delivery] of Object.entries(outputs)) {
        known.set(task, "inline" in delivery ? { inline: frozen(delivery.inline) } : delivery);
      }
    },
    of: (task) => known.get(task),
  };
}
