/** Formats, examples and units of arguments: what does not have the form is never put there. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../../src/contract/json.ts";
import { toolInfo } from "../../../../support/plans.ts";
import { boundPath } from "./bound-path.ts";

const text = (description: string, more: JsonObject = {}): JsonObject => ({
  type: "string",
  description,
  ...more,
});
const number = (description: string, more: JsonObject = {}): JsonObject => ({
  type: "number",
  description,
  ...more,
});
const tool = (
  name: string,
  description: string,
  input: Record<string, JsonObject>,
  required: readonly string[],
  output: Record<string, JsonObject> = {},
) =>
  toolInfo(name, {
    description,
    effect: "write",
    input: { type: "object", properties: input, required: [...required] },
    output: { type: "object", properties: output, required: Object.keys(output) },
  });

const boat = text("name of the boat, e.g. Heron, Marguerite");
const tools = [
  tool(
    "yard.crane",
    "Books the crane for a boat.",
    {
      slot: text("number of the slot, e.g. S-12"),
      time: text("when it is lifted", { format: "date-time" }),
    },
    ["slot", "time"],
  ),
  tool(
    "yard.winter",
    "Stores a boat over the winter.",
    {
      boat,
      from: text("first day", { format: "date" }),
      until: text("last day", { format: "date" }),
    },
    ["boat", "from", "until"],
  ),
  tool(
    "yard.drop",
    "Drops the reservation of a mooring.",
    { mooring: text("number of the mooring, e.g. M-3") },
    ["mooring"],
  ),
  tool(
    "yard.lamp",
    "Sets a lamp of the pier.",
    {
      lamps: { type: "array", items: { type: "integer" }, description: "numbers of the lamps" },
      power: number("power in percent"),
      warmth: number("temperature in °C"),
    },
    ["lamps", "power"],
  ),
  tool(
    "yard.sound",
    "Measures the depth under a boat.",
    { draught: number("draught of the boat in m"), height: number("height of the water in m") },
    ["draught", "height"],
  ),
  tool(
    "yard.enter",
    "Enters a boat in the register.",
    {
      builder: text("builder of the boat, e.g. Marguerite, Sirius"),
      owner: text("full name of the owner"),
    },
    ["builder", "owner"],
  ),
  tool("yard.find", "Finds out about a boat.", { boat }, ["boat"], {
    mmsi: text("MMSI number of the boat"),
  }),
  tool(
    "yard.tow",
    "Tows a boat with tugs.",
    { boat, tugs: { type: "integer", description: "number of tugs" } },
    ["boat", "tugs"],
  ),
  tool(
    "yard.berth",
    "Gives a berth to a boat.",
    { boat, pier: text("pier of the berth, e.g. P2") },
    ["boat", "pier"],
  ),
];
const bound = (...path: string[]) => boundPath(path, { tools });

describe("forms", () => {
  it.each([
    [
      "yard: book the crane for slot S-4 on 3 May 2027 at 9:30",
      't1 yard.crane {"slot":"S-4","time":"2027-05-03T09:30:00"}',
    ],
    [
      "yard: store the Heron from 1 October to 31 December 2027",
      't1 yard.winter {"boat":"Heron","from":"2027-10-01","until":"2027-12-31"}',
    ],
    ["yard: set lamps 2 to 4 to half power", 't1 yard.lamp {"lamps":[2,3,4],"power":50}'],
    [
      "yard: set lamp 3 to 20 percent and 21 degrees",
      't1 yard.lamp {"lamps":[3],"power":20,"warmth":21}',
    ],
    [
      "yard: measure the depth with a draught of 840 cm and a height of 10 ft",
      't1 yard.sound {"draught":8.4,"height":3.048}',
    ],
    [
      "yard: enter a Sirius for Jo Park (jo@park.example) in the register",
      't1 yard.enter {"builder":"Sirius","owner":"Jo Park"}',
    ],
    [
      "yard: enter a Marguerite of Tom Berg in the register",
      't1 yard.enter {"builder":"Marguerite","owner":"Tom Berg"}',
    ],
  ])("%s", async (clause, call) => {
    expect(await bound(clause)).toMatchObject({ calls: [call], codes: [] });
  });

  it.each([
    "yard: book the crane for slot S-4 on 3 May 2027",
    "yard: book the crane for slot S-4 at 9:30",
    'yard: book the crane for slot "next" on 3 May 2027 at 9:30',
    "yard: store the Heron from Monday for two weeks",
    "yard: drop S-12",
    "yard: was M-3 dropped?",
    "yard: is M-3 dropped?",
    "yard: the reservation of mooring M-3 is dropped",
    "yard: show me how to drop M-3",
    "yard: how do I drop M-3?",
    "yard: when will M-3 be dropped?",
    "yard: have you dropped M-3?",
  ])("%s is refused", async (clause) => {
    expect((await bound(clause)).codes).not.toEqual([]);
  });

  it.each([
    ["yard: drop M-3 and S-12", 't1 yard.drop {"mooring":"M-3"}'],
    [
      "yard: give berths at P2 and P3 to the boats Heron and Marguerite",
      't1 yard.berth {"boat":"Heron","pier":"P2"}',
    ],
  ])("%s leaves words, for which it is refused", async (clause, call) => {
    expect((await bound(clause)).calls).toEqual([call]);
  });

  it("what is meant by 'it' is the boat, and not one of the things found out of it", async () => {
    const { calls } = await bound(
      "yard: find out about the boat Heron",
      "yard: tow it with 2 tugs <- 1",
    );
    expect(calls[1]).toBe('t2 yard.tow {"boat":"Heron","tugs":2}');
  });

  it("'then' is an order, also of what is done to 'it'", async () => {
    const { tasks } = await bound(
      "yard: find out about the boat Heron, then",
      "yard: tow it with 2 tugs <- 1",
    );
    expect(tasks[1]?.needs).toEqual(["t1"]);
  });

  it("changes of the same thing are made in the order in which they are said", async () => {
    const { tasks } = await bound("yard: drop M-3", "yard: drop M-3");
    expect(tasks[1]?.needs).toEqual(["t1"]);
  });
});

const hull = text("number of the boat, e.g. K-12");
const rental = [
  tool(
    "hire.rent",
    "Rents a boat to somebody until a day.",
    {
      boat: hull,
      renter: text("full name of who rents it"),
      until: text("day on which it comes back", { format: "date" }),
    },
    ["boat", "renter", "until"],
  ),
  tool(
    "hire.lift",
    "Lifts a boat out of the water at a time.",
    { boat: hull, time: text("time of the lift", { format: "date-time" }) },
    ["boat", "time"],
  ),
  tool(
    "hire.invoice",
    "Sends an invoice by mail.",
    {
      invoice_id: text("number of the invoice"),
      email: text("address", { format: "email" }),
      message: text("message in the mail"),
    },
    ["invoice_id", "email"],
  ),
  tool(
    "hire.paint",
    "Paints a boat with coats of paint.",
    {
      boat: hull,
      coats: { type: "integer", description: "number of coats" },
      dilution: number("dilution in percent"),
      drying: number("time of drying in seconds"),
    },
    ["boat", "coats"],
  ),
  tool(
    "hire.moor",
    "Moors a boat at its berths.",
    {
      boat: hull,
      berths: { type: "array", items: { type: "integer" }, description: "numbers of the berths" },
      depth: number("depth of the water in m"),
    },
    ["boat", "berths"],
  ),
];
const hired = (...path: string[]) => boundPath(path, { tools: rental });

describe("refused", () => {
  it.each([
    "hire: rent boat K-12 to Eva Blum for two weeks",
    "hire: lift boat K-12 at 10:00",
    "hire: lift boat K-12 on 3/4/2027 at 10:00",
    "hire: lift boat K-12 on 2 May 2027",
    'hire: lift boat "The Swan" on 2 May 2027 at 9:00',
    'hire: mail the invoice "hello" to bo@lind.example',
    "hire: paint boat K-12 at 20 %",
  ])("%s", async (clause) => {
    expect((await hired(clause)).codes).not.toEqual([]);
  });
});

describe("each where it belongs", () => {
  it.each([
    [
      "hire: rent boat K-12 to Eva Blum until 3 May 2027",
      '{"boat":"K-12","renter":"Eva Blum","until":"2027-05-03"}',
    ],
    [
      "hire: paint boat K-12 with 3 coats, dilution 20 %, drying 5 s",
      '{"boat":"K-12","coats":3,"dilution":20,"drying":5}',
    ],
    [
      "hire: moor boat K-12 at berths 1 to 4 at a depth of 840 cm",
      '{"boat":"K-12","berths":[1,2,3,4],"depth":8.4}',
    ],
  ])("%s", async (clause, args) => {
    const { calls, codes } = await hired(clause);
    expect(codes).toEqual([]);
    expect(calls.map((call) => call.replace(/^\S+ \S+ /, ""))).toEqual([args]);
  });

  it("several addresses are several mails, in the order said", async () => {
    const { calls } = await hired("hire: send invoice R-1 to b@c.example and a@d.example");
    expect(calls.map((call) => /"email":"([^"]+)"/.exec(call)?.[1])).toEqual([
      "b@c.example",
      "a@d.example",
    ]);
  });
});

it("each of these to each of those is never meant of what changes something", async () => {
  const clause = "hire: rent boats K-1 and K-2 to Eva Blum and Jo Park until 3 May 2027";
  expect((await hired(clause)).calls.length).toBeLessThan(2);
});
