/** An order is carried out by what does it, once for each thing that it names, and what is to be seen first is seen first. */
import { describe, expect, it } from "vitest";
import { plannedWith } from "./planned-with.ts";
import { depot, guides } from "./trade-tools.ts";

const planned = plannedWith([...guides, ...depot]);
const names = (calls: readonly object[]): string[] => calls.flatMap((call) => Object.keys(call));

describe("what is to be seen is a step of its own", () => {
  it.each([
    ["Look up T-310. Then cancel it.", ["tours.show", "tours.cancel"]],
    ["Check T-310, then cancel it", ["tours.show", "tours.cancel"]],
    ["Look at D88 and wash it", ["trams.view", "trams.wash"]],
    ["Pull up D88. After that wash it.", ["trams.view", "trams.wash"]],
    ["View T-310, then change its places to 12", ["tours.show", "tours.change"]],
  ])("%s", async (query, steps) => {
    const { calls, errors } = await planned(query);
    expect([errors, names(calls)]).toEqual([[], steps]);
  });
});

describe("a change is never answered by a tool that reads, nor by one that changes something else", () => {
  it.each([
    "Assign a guide to AS-7",
    "Assign AS-7",
    "Replace the guide of T-310",
    "Add a language to T-310",
    "Book the guide of T-310",
    "Remove the faults of D88",
    "Put a fault in D88",
    "Lock tram D88",
    "Print D88",
  ])("%s", async (query) => {
    const { calls, errors } = await planned(query);
    expect([calls, errors.length > 0]).toEqual([[], true]);
  });

  it("what changes is named, and no agent that is built in", async () => {
    expect((await planned("Change T-310")).errors).toEqual(["ORC2102"]);
    expect((await planned("Extend T-310")).errors).toEqual(["ORC2101"]);
  });
});

it.each([
  ["Deliver lunch to T-1, T-2 and T-4", "lunch.deliver", 3],
  ["Wash D88, D89 and D90", "trams.wash", 3],
  ["Cancel T-1, T-2, T-3 and T-4", "tours.cancel", 4],
])("%s: each is done by the same tool", async (query, tool, count) => {
  const { calls, errors } = await planned(query);
  expect([errors, names(calls)]).toEqual([[], Array.from({ length: count }, () => tool)]);
});

describe("the same as before", () => {
  const reserved = "Reserve T-310 for Ada Holm on 2027-03-09 and";

  it.each([
    [
      `${reserved} deliver lunch to T-310 on the same day`,
      { "lunch.deliver": { tour: "T-310", date: "2027-03-09" } },
    ],
    [`${reserved} deliver lunch to the same tour`, { "lunch.deliver": { tour: "T-310" } }],
    [
      `${reserved} reserve T-311 for Ben Ortiz on the same date`,
      { "tours.reserve": { tour: "T-311", guest: "Ben Ortiz", date: "2027-03-09" } },
    ],
  ])("%s", async (query, last) => {
    const { calls, errors } = await planned(query);
    expect([errors, calls.at(-1)]).toEqual([[], last]);
  });

  it.each([
    "Deliver lunch to T-310 on the same day",
    "Wash D88 at the same hour",
    `${reserved} deliver lunch to T-310 in the same hall`,
    "Reserve T-1 for Ada Holm on 2027-03-09, reserve T-2 for Ben Ortiz on 2027-03-10 and cancel the same tours",
  ])("%s: of nothing that was said", async (query) => {
    expect((await planned(query)).errors).not.toEqual([]);
  });
});

describe("what is replaced, and by what", () => {
  it.each([
    ["Replace Q-5 by Q-6", { coil: "Q-5", replacement: "Q-6" }],
    ["Replace Q-5 with Q-6", { coil: "Q-5", replacement: "Q-6" }],
    ["Replace coil Q-9 with coil Q-6", { coil: "Q-9", replacement: "Q-6" }],
  ])("%s", async (query, args) => {
    expect(await planned(query)).toMatchObject({ calls: [{ "coils.replace": args }], errors: [] });
  });

  it("substitute says the new one first", async () => {
    const { calls } = await planned("Substitute Q-6 for Q-5");
    expect(calls).toEqual([{ "coils.substitute": { broken: "Q-5", new: "Q-6" } }]);
  });

  it.each(["Replace Q-5 and Q-6", "Replace Q-5 by Q-5", "Shunt D88 from Y-2 to Y-2"])(
    "%s is refused",
    async (query) => {
      expect((await planned(query)).errors).not.toEqual([]);
    },
  );

  it("two ends that differ are taken", async () => {
    const { calls } = await planned("Shunt D88 from Y-2 to Y-3");
    expect(calls).toEqual([{ "trams.shunt": { tram: "D88", from: "Y-2", to: "Y-3" } }]);
  });
});

describe("a text is taken whole, or not at all", () => {
  it.each([
    "Add a note to D88: doors stuck",
    'Add the note "wheels are flat" to D88',
    "Wash D88 and add a note: cleaned by Ida",
  ])("%s", async (query) => {
    expect((await planned(query)).calls.at(-1)).toHaveProperty("trams.note");
  });

  it.each([
    "Add a note to D88: brakes done",
    "Note on D88 that the wheels are flat",
    "Add a note seats done to D88",
  ])("%s would be cut", async (query) => {
    expect(await planned(query)).toMatchObject({ calls: [], errors: ["ORC2104"] });
  });
});
