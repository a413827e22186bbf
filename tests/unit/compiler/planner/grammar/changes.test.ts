/** Calls that change something: only what is ordered, of what is named, in the order in which it is said. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../../src/contract/json.ts";
import { toolInfo } from "../../../../support/plans.ts";
import { boundPath } from "./bound-path.ts";

const text = (description: string, more: JsonObject = {}): JsonObject => ({
  type: "string",
  description,
  ...more,
});
const tool = (
  name: string,
  description: string,
  input: Record<string, JsonObject>,
  required: readonly string[],
  output: Record<string, JsonObject>,
  effect: "read" | "write",
) =>
  toolInfo(name, {
    description,
    effect,
    input: { type: "object", properties: input, required: [...required] },
    output: { type: "object", properties: output, required: Object.keys(output) },
  });

const valve = text("number of the valve, e.g. V-7");
const tools = [
  tool(
    "plant.shut",
    "Shuts a valve of the plant.",
    { valve },
    ["valve"],
    { shut: { type: "boolean" } },
    "write",
  ),
  tool(
    "plant.note",
    "Adds a note to a valve.",
    { valve, words: text("text of the note") },
    ["valve", "words"],
    { note_id: { type: "string" } },
    "write",
  ),
  tool(
    "plant.warm",
    "Warms a tank to a temperature.",
    { temperature: { type: "number", description: "temperature in °C" } },
    ["temperature"],
    { reached: { type: "boolean" } },
    "write",
  ),
  tool(
    "plant.weigh",
    "Weighs a sample of the plant.",
    { sample: text("label of the sample, e.g. S12") },
    ["sample"],
    { mass: { type: "number", description: "mass in g" } },
    "read",
  ),
  tool(
    "plant.thin",
    "Thins a sample by a factor.",
    {
      sample: text("label of the sample, e.g. S12"),
      factor: { type: "number", description: "by how much" },
    },
    ["sample", "factor"],
    { sample: { type: "string" } },
    "write",
  ),
  tool(
    "plant.pressure",
    "Reads the pressure of the plant.",
    {},
    [],
    { bar: { type: "number" } },
    "read",
  ),
];
const bound = (...path: string[]) => boundPath(path, { tools });

describe("changes", () => {
  it.each([
    ["plant: shut valve V-7", 't1 plant.shut {"valve":"V-7"}'],
    ["plant: can you shut valve V-7?", 't1 plant.shut {"valve":"V-7"}'],
    ["plant: warm the tank to 185 °F", 't1 plant.warm {"temperature":85}'],
  ])("%s", async (clause, call) => {
    expect(await bound(clause)).toMatchObject({ calls: [call], codes: [] });
  });

  it.each([
    ["plant: should I shut valve V-7?", "ORC2113"],
    ["plant: is valve V-7 shut?", "ORC2113"],
    ["plant: valve V-7 is shut", "ORC2113"],
    ["plant: show me how to shut valve V-7", "ORC2113"],
    ["plant: was valve V-7 shut?", "ORC2113"],
    ["plant: how do I shut valve V-7?", "ORC2113"],
    ["plant: when will valve V-7 be shut?", "ORC2113"],
    ["plant: have you shut valve V-7?", "ORC2113"],
    ["plant: shut valve V-7 or V-8", "ORC2113"],
  ])("%s is not ordered", async (clause, code) => {
    expect((await bound(clause)).codes).toContain(code);
  });

  it.each([
    "plant: erase the note of V-12",
    "plant: calibrate the tank",
    "plant: warm the tank to 500 km",
  ])("%s calls nothing", async (clause) => {
    const { calls, codes } = await bound(clause);
    expect(codes.length > 0 || calls.length === 0).toBe(true);
    expect(calls.join()).not.toMatch(/erase|calibrate|500/);
  });

  it("what follows after 'then' waits for all that stands before it", async () => {
    const path = ["plant: shut valves V-7 and V-8, then", "plant: read the pressure ~ 1"];
    const { tasks } = await bound(...path);
    const shut = tasks.filter(({ tool: { name } }) => name === "plant.shut").map(({ id }) => id);
    expect(shut).toHaveLength(2);
    expect(tasks.find(({ id }) => id === "t2")?.needs?.toSorted()).toEqual(shut.toSorted());
  });

  it("a mass is the label of no sample", async () => {
    const { calls } = await bound("plant: weigh S4", "plant: thin it by a factor of 10 <- 1");
    expect(calls).toEqual([
      't1 plant.weigh {"sample":"S4"}',
      't2 plant.thin {"sample":"S4","factor":10}',
    ]);
  });

  it("what 'it' means is taken, or the request is refused", async () => {
    const { codes } = await bound(
      "plant: read the pressure",
      'plant: note it at valve V-7 with the words "high" <- 1',
    );
    expect(codes).toContain("ORC2104");
  });
});
