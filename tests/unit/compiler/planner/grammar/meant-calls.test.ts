/** What an order means: of several that are named all of them, of two people each its part, of a day the one that is said. */
import { describe, expect, it } from "vitest";
import { day, ownTool as tool, text } from "./own-tools.ts";
import { plannedWith } from "./planned-with.ts";

const route = text("number of the route, such as R-14");
const booking = text("booking number, such as B-31");
const done = { done: { type: "boolean" } };

/** A climbing hall. */
const tools = [
  tool(
    "hall.show",
    "read",
    "Shows a route: its grade and who set it.",
    { route },
    { route: { type: "string" }, grade: { type: "string" } },
  ),
  tool(
    "hall.inspect",
    "read",
    "Inspects the holds of a route.",
    { route },
    { loose: { type: "integer" } },
  ),
  tool(
    "hall.routes",
    "read",
    "Lists the routes of a sector.",
    {
      sector: text("name of the sector, such as North Face"),
      "state?": text("", { enum: ["open", "shut", "loose"] }),
    },
    { routes: { type: "array" } },
  ),
  tool(
    "hall.clear",
    "destructive",
    "Clears a route of its holds.",
    { route },
    { route: { type: "string" } },
  ),
  tool(
    "hall.mark",
    "write",
    "Marks a route with a colour.",
    { route, colour: text("colour of the mark", { enum: ["red", "green", "blue"] }) },
    done,
  ),
  tool(
    "hall.bring",
    "write",
    "Brings a mat to a sector.",
    {
      mat: text("number of the mat, such as M-3"),
      sector: text("the sector that the mat goes to"),
    },
    done,
  ),
  tool(
    "club.assignBelayer",
    "write",
    "Assigns a belayer to a climber.",
    { climber: text("the one who climbs"), belayer: text("the one who holds the rope") },
    done,
  ),
  tool(
    "club.write",
    "write",
    "Sends a message to a climber.",
    { to: text("the climber who gets it"), message: text("text of the message") },
    done,
  ),
  tool(
    "desk.free",
    "read",
    "Checks whether the hall is free on a day.",
    { date: day("the day") },
    { free: { type: "boolean" } },
  ),
  tool(
    "desk.reschedule",
    "write",
    "Reschedules a booking to another day.",
    { booking, date: day("day of the booking") },
    done,
  ),
  tool("desk.delay", "write", "Delays a booking.", { booking, to: day("the new day") }, done),
  tool(
    "desk.create",
    "write",
    "Creates an order of chalk for a guest.",
    {
      guest: text("name of the guest"),
      kind: text("", { enum: ["powder", "liquid"] }),
      kg: { type: "number" },
      pickup: day("pickup day"),
    },
    { order: { type: "string" } },
  ),
  tool(
    "desk.change",
    "write",
    "Changes the weight or the pickup day of an order.",
    {
      order: text("order number, such as A-4"),
      "kg?": { type: "number" },
      "pickup?": day("pickup day"),
    },
    done,
  ),
  tool(
    "desk.find",
    "read",
    "Finds the bookings of a guest.",
    { guest: text("name of the guest"), "from?": day("first day"), "to?": day("last day") },
    { bookings: { type: "array" } },
  ),
  tool(
    "desk.shut",
    "write",
    "Shuts the hall for some days.",
    { from: day("first day"), to: day("last day") },
    done,
  ),
  tool(
    "desk.cancel",
    "destructive",
    "Cancels a booking.",
    { booking, "reason?": text("why") },
    done,
  ),
];

const planned = plannedWith(tools, {
  "visits.csv": "route,sector,visits\nR-1,North Face,12\nR-2,South Wall,30\nR-3,North Face,7\n",
  "notes.md": "# Holds\n\nWash the holds in spring. Screws rust where it is damp.\n",
});

describe("of several that were named, each is meant", () => {
  it.each([
    ["Show R-14 and R-15, then clear them", ["hall.show", "hall.show", "hall.clear", "hall.clear"]],
    [
      "Show R-14 and R-15 and mark each of them red",
      ["hall.show", "hall.show", "hall.mark", "hall.mark"],
    ],
    [
      "Mark R-14 and R-15 green, then inspect both",
      ["hall.mark", "hall.mark", "hall.inspect", "hall.inspect"],
    ],
  ])("%s", async (query, names) => {
    const { calls, errors } = await planned(query);
    expect(errors).toEqual([]);
    expect(calls.map((call) => Object.keys(call)[0])).toEqual(names);
    const last = calls.slice(-2).map((call) => JSON.stringify(call));
    expect(new Set(last).size).toBe(2);
  });

  it.each(["Show R-14 and R-15, then clear it", "Show R-1, R-2 and R-3 and clear both"])(
    "%s is not clear",
    async (query) => {
      expect((await planned(query)).errors).not.toEqual([]);
    },
  );
});

describe("who is to be what is said by the word for it, whatever the order", () => {
  const pair = { "club.assignBelayer": { climber: "Ada Holm", belayer: "Ben Ortiz" } };
  it.each([
    "Assign Ben Ortiz as belayer to Ada Holm",
    "Assign Ben Ortiz as the belayer of Ada Holm",
    "Make Ben Ortiz the belayer of Ada Holm",
    "Assign the belayer Ben Ortiz to Ada Holm",
    "Assign Ben Ortiz to Ada Holm as her belayer",
  ])("%s", async (query) => {
    expect(await planned(query)).toMatchObject({ calls: [pair], errors: [] });
  });

  it.each([
    "Pair Ben Ortiz, Ada Holm",
    "Elect Ben Ortiz as belayer for Ada Holm",
    'Salute Ada Holm with the message "Well climbed"',
  ])("%s is refused", async (query) => {
    expect((await planned(query)).errors).not.toEqual([]);
  });
});

describe("days", () => {
  it.each([
    ["Is the hall free on 2027-03-09?", { "desk.free": { date: "2027-03-09" } }],
    [
      "Delay B-31 from 3 May 2027 to 9 May 2027",
      { "desk.delay": { booking: "B-31", to: "2027-05-09" } },
    ],
    [
      "Shut the hall from 3 May 2027 to 9 May 2027",
      { "desk.shut": { from: "2027-05-03", to: "2027-05-09" } },
    ],
    [
      "Shut the hall from 28 December to 3 January 2027",
      { "desk.shut": { from: "2026-12-28", to: "2027-01-03" } },
    ],
  ])("%s", async (query, call) => {
    expect(await planned(query)).toMatchObject({ calls: [call], errors: [] });
  });

  it.each([
    "Is the hall free on 9 March?",
    "Is the hall free on Friday?",
    "Reschedule B-31 from 3 May 2027 to 9 May 2027",
    "Shut the hall from 10 May to 5 May 2027",
  ])("%s is refused", async (query) => {
    expect((await planned(query)).errors).toContain("ORC2104");
  });

  it("a month is its first and its last day", async () => {
    const { calls } = await planned("Find the bookings of Ada Holm in October 2026");
    expect(calls).toEqual([
      { "desk.find": { guest: "Ada Holm", from: "2026-10-01", to: "2026-10-31" } },
    ]);
  });

  it("what has been may be asked of a day without its year", async () => {
    expect((await planned("Was the hall free on 9 March?")).errors).toEqual([]);
  });
});

it.each([
  "List the loose routes",
  "List the dusty routes",
  "List the routes of B-31",
  "Show the grade of B-31",
  "Bring M-3 from North Face",
  "Cancel B-31, the hall isn't warm",
  "Cancel B-31, the route R-14 has no rope",
  "What did Ada Holm change?",
  "Create an order of 5 powder for Ada Holm, pickup 2027-05-03",
  'Send Ada Holm the message "Well climbed" and tell her',
  "Get the keywords of notes.md and keep them",
  "Summarise notes.md and save it to out/a.md, then get the keywords of notes.md and save them to out/a.md",
])("%s: a word of another kind is no value, and nothing is left out", async (query) => {
  expect((await planned(query)).errors).not.toEqual([]);
});

it("a name and its value say more of an order, and are none", async () => {
  const { calls } = await planned("Create an order for Ada Holm: powder, 5 kg, pickup 2027-05-03");
  expect(calls).toEqual([
    { "desk.create": { guest: "Ada Holm", kind: "powder", kg: 5, pickup: "2027-05-03" } },
  ]);
});

it("what is looked at after a change is a step of its own", async () => {
  const { calls } = await planned("Clear R-14 and then show the route");
  expect(calls).toEqual([
    { "hall.clear": { route: "R-14" } },
    { "hall.show": { route: { $ref: "t1.route" } } },
  ]);
});

it.each(["Which routes are in North Face?", "How many routes are in North Face?"])(
  "%s could be of a file or of the hall",
  async (query) => {
    expect((await planned(query)).errors).toEqual(["ORC2108"]);
  },
);

it.each(["Which routes are in North Face in visits.csv?", "total visits by sector"])(
  "%s is of the file",
  async (query) => {
    const { calls, errors } = await planned(query);
    expect([errors, Object.keys(calls[0] ?? {})]).toEqual([[], ["data.compute"]]);
  },
);
