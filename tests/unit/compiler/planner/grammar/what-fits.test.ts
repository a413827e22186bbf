/** Values in arguments that can never be theirs: the request is refused, and nothing is put where it does not belong. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../../src/contract/json.ts";
import { toolInfo } from "../../../../support/plans.ts";
import { boundPath } from "./bound-path.ts";

const text = (description: string, more: JsonObject = {}): JsonObject => ({ type: "string", description, ...more }); // prettier-ignore
const number = (description: string, more: JsonObject = {}): JsonObject => ({ type: "number", description, ...more }); // prettier-ignore
const tool = (name: string, description: string, input: Record<string, JsonObject>, required: readonly string[], effect: "read" | "write" = "write") => // prettier-ignore
  toolInfo(name, { description, effect, input: { type: "object", properties: input, required: [...required] }, output: { type: "object", properties: { done: { type: "boolean" } }, required: ["done"] } }); // prettier-ignore

const boat = text("number of the boat, e.g. K-12");
const tools = [
  tool("yard.rent", "Rents a boat to somebody until a day.", { boat, renter: text("full name of who rents it"), until: text("day on which it comes back", { format: "date" }) }, ["boat", "renter", "until"]),
  tool("yard.lift", "Lifts a boat out of the water at a time.", { boat, time: text("time of the lift", { format: "date-time" }) }, ["boat", "time"]),
  tool("yard.invoice", "Sends an invoice by mail.", { invoice_id: text("number of the invoice"), email: text("address", { format: "email" }), message: text("message in the mail") }, ["invoice_id", "email"]),
  tool("yard.paint", "Paints a boat with coats of paint.", { boat, coats: { type: "integer", description: "number of coats" }, dilution: number("dilution in percent"), drying: number("time of drying in seconds") }, ["boat", "coats"]),
  tool("yard.moor", "Moors a boat at its berths.", { boat, berths: { type: "array", items: { type: "integer" }, description: "numbers of the berths" }, depth: number("depth of the water in m") }, ["boat", "berths"]),
]; // prettier-ignore
const bound = (...path: string[]) => boundPath(path, { tools });

describe("refused", () => {
  it.each([
    "yard: rent boat K-12 to Eva Blum for two weeks",
    "yard: lift boat K-12 at 10:00",
    "yard: lift boat K-12 on 3/4/2027 at 10:00",
    "yard: lift boat K-12 on 2 May 2027",
    'yard: lift boat "The Swan" on 2 May 2027 at 9:00',
    'yard: mail the invoice "hello" to bo@lind.example',
    "yard: paint boat K-12 at 20 %",
  ])("%s", async (clause) => {
    expect((await bound(clause)).codes).not.toEqual([]);
  });
});

describe("each where it belongs", () => {
  it.each([
    ["yard: rent boat K-12 to Eva Blum until 3 May 2027", '{"boat":"K-12","renter":"Eva Blum","until":"2027-05-03"}'],
    ["yard: paint boat K-12 with 3 coats, dilution 20 %, drying 5 s", '{"boat":"K-12","coats":3,"dilution":20,"drying":5}'],
    ["yard: moor boat K-12 at berths 1 to 4 at a depth of 840 cm", '{"boat":"K-12","berths":[1,2,3,4],"depth":8.4}'],
  ])("%s", async (clause, args) => {
    const { calls, codes } = await bound(clause);
    expect(codes).toEqual([]);
    expect(calls.map((call) => call.replace(/^\S+ \S+ /, ""))).toEqual([args]);
  }); // prettier-ignore

  it("several addresses are several mails, in the order said", async () => {
    const { calls } = await bound("yard: send invoice R-1 to b@c.example and a@d.example");
    expect(calls.map((call) => /"email":"([^"]+)"/.exec(call)?.[1])).toEqual(["b@c.example", "a@d.example"]); // prettier-ignore
  });
});

it("each of these to each of those is never meant of what changes something", async () => {
  const clause = "yard: rent boats K-1 and K-2 to Eva Blum and Jo Park until 3 May 2027";
  expect((await bound(clause)).calls.length).toBeLessThan(2);
});
