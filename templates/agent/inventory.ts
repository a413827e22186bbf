/** An agent of this workspace. Every file directly in agents/ is one; it needs no registration. */
import { defineAgent } from "orchc/agent";

export default defineAgent({
  name: "inventory",
  // One line, all that planners see of an agent before they choose it: say what it does in the words of those who ask.
  card: "Inventory of a text file: how many lines, blank lines and words it has.",
  // A tool is loaded only when a plan needs this agent.
  tools: { measure: () => import("./inventory/measure.ts") },
});
