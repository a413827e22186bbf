/** Words that a call would take for something else than they say: every such request is refused, or made right. */
import { describe, expect, it } from "vitest";
import { plannedWith } from "./planned-with.ts";
import { lifts, school, store } from "./school-tools.ts";

const planned = plannedWith([...school, ...lifts, ...store]);

const KINDS: Readonly<
  Record<
    string,
    {
      readonly refused: readonly string[];
      readonly done: readonly (readonly [string, readonly object[]])[];
    }
  >
> = {
  "the object of the verb": {
    refused: [
      "Cancel the refund of L-210",
      "Cancel the deposit for L-210",
      "Cancel the price of L-210",
      "Cancel L-210's refund",
    ],
    done: [
      ["Cancel L-210", [{ "school.cancel_lesson": { lesson: "L-210" } }]],
      [
        "Cancel lesson L-210 with refund",
        [{ "school.cancel_lesson": { lesson: "L-210", refund: true } }],
      ],
      ["Cancel L-210, no refund", [{ "school.cancel_lesson": { lesson: "L-210", refund: false } }]],
      [
        "Cancel L-210 without a refund",
        [{ "school.cancel_lesson": { lesson: "L-210", refund: false } }],
      ],
      [
        "Cancel L-210 without refund",
        [{ "school.cancel_lesson": { lesson: "L-210", refund: false } }],
      ],
    ],
  },
  "a choice that is spelled like a small word": {
    refused: [
      "How many skis of A+ are in the lodge?",
      "Show the A+ skis",
      "List the IT skis",
      "Count the skis for IT",
    ],
    done: [
      ["Count the skis of grade A+", [{ "store.count_skis": { grade: "A+" } }]],
      ["Count the skis of department IT", [{ "store.count_skis": { department: "IT" } }]],
      ["Count the skis", [{ "store.count_skis": {} }]],
    ],
  },
  "a reason that is told to nobody": {
    refused: [
      "Cancel L-210 because the price is cancelled",
      "Cancel L-210 since the lesson is back",
      "Cancel L-210, the lesson has been cancelled",
      "Cancel L-210 because of the price",
    ],
    done: [["Cancel L-210", [{ "school.cancel_lesson": { lesson: "L-210" } }]]],
  },
  "some of several": {
    refused: [
      "Cancel L-210 and L-211 but refund only L-211",
      "Cancel lessons L-210 and L-211, refund only for L-211",
      "Cancel L-210 and L-211 but not with refund",
    ],
    done: [
      [
        "Cancel only L-210 and L-211",
        [
          { "school.cancel_lesson": { lesson: "L-210" } },
          { "school.cancel_lesson": { lesson: "L-211" } },
        ],
      ],
    ],
  },
  "what is taken out": {
    refused: [
      "Send Tom Reid, Alan Fry and not Joe Marsh to L-210",
      "Send Tom Reid, Alan Fry and maybe Joe Marsh to lesson L-210",
      "Send Tom Reid instead of Alan Fry to L-210",
      "Send Tom Reid and the two sons to L-210",
      "Book a lesson for Ole Berg without a wooden sledge on 2027-01-05 at 10:00",
    ],
    done: [
      [
        "Send Tom Reid and Alan Fry to L-210",
        [{ "school.send_teachers": { lesson: "L-210", teachers: ["Tom Reid", "Alan Fry"] } }],
      ],
    ],
  },
  "a quotation and a name": {
    refused: [],
    done: [
      [
        'Note praise from Ada Holm: "what a fine day"',
        [{ "school.note_praise": { guest: "Ada Holm", remark: "what a fine day" } }],
      ],
      [
        'Note the praise from Ben Ortiz: "The soup was good"',
        [{ "school.note_praise": { guest: "Ben Ortiz", remark: "The soup was good" } }],
      ],
      [
        'Note praise: "Best lift of all", from Cleo Lind',
        [{ "school.note_praise": { guest: "Cleo Lind", remark: "Best lift of all" } }],
      ],
    ],
  },
  "a label before a number": {
    refused: [],
    done: [
      [
        "Enter a ski, serial number 5123877, owner Karin Vogel",
        [{ "school.enter_ski": { serial: "5123877", owner: "Karin Vogel" } }],
      ],
      [
        "Enter a ski with the serial number 98211, owner Karin Vogel",
        [{ "school.enter_ski": { serial: "98211", owner: "Karin Vogel" } }],
      ],
      [
        "Enter a ski, serial no. 98213, owner Karin Vogel",
        [{ "school.enter_ski": { serial: "98213", owner: "Karin Vogel" } }],
      ],
      [
        "Enter a ski with serial nr 98212, owner Karin Vogel",
        [{ "school.enter_ski": { serial: "98212", owner: "Karin Vogel" } }],
      ],
    ],
  },
  "words that are also units": {
    refused: [
      "Book three foot passengers Ole Berg on 2027-01-05, start 10:00",
      "Book a lesson for two yard dogs, pupil Ole Berg, on 2027-01-05, start 10:00",
      "Book a lesson for Ole Berg on 2027-01-05, start 10:00, three foot soldiers",
    ],
    done: [
      [
        "Book a lesson for Ole Berg on 2027-01-05, start 10:00, board 1.5 m",
        [
          {
            "school.book_lesson": {
              pupil: "Ole Berg",
              date: "2027-01-05",
              start: "10:00",
              board_m: 1.5,
            },
          },
        ],
      ],
    ],
  },
  "by how much": {
    refused: [
      "Set H3 2 degrees higher",
      "Set hut H3 2 degrees warmer",
      "Set H3 2 °C more",
      "Limit SL-4 by 2 m/s",
      "Limit SL-4 2 m/s lower",
    ],
    done: [
      ["Set H3 to 21 °C", [{ "lifts.heat": { hut: "H3", celsius: 21 } }]],
      ["Limit SL-4 to 2 m/s", [{ "lifts.slow": { lift: "SL-4", max_speed: 2 } }]],
    ],
  },
  "words of options": {
    refused: [
      "Book a lesson for Ole Berg on 2027-01-05, start 10:00, bread",
      "Book a lesson for Ole Berg on 2027-01-05, start 10:00, soup and bread",
      "Book a lesson for Ole Berg on 2027-01-05, start 10:00, with a sledge",
    ],
    done: [
      [
        "Book a lesson for Ole Berg on 2027-01-05, start 10:00, outside",
        [
          {
            "school.book_lesson": {
              pupil: "Ole Berg",
              date: "2027-01-05",
              start: "10:00",
              indoors: false,
            },
          },
        ],
      ],
      [
        "Book a lesson for Ole Berg on 2027-01-05, start 10:00, indoors",
        [
          {
            "school.book_lesson": {
              pupil: "Ole Berg",
              date: "2027-01-05",
              start: "10:00",
              indoors: true,
            },
          },
        ],
      ],
    ],
  },
  "stretches and times of a change": {
    refused: [
      "Limit SL-4 to 2 m/s from 2027-01-05T07:00",
      "Limit SL-4 to 2 m/s from 2027-01-05 07:00 to 2027-01-05 09:00",
      "Limit SL-4 to 2 m/s between 2027-01-05 07:00 and 2027-01-05 09:00",
      "Book a lesson for Ole Berg on 2027-01-05 between 14:00 and 16:00",
      "Book a lesson for Ole Berg on 2027-01-05 at dawn",
    ],
    done: [
      [
        "Limit SL-4 to 2 m/s until 2027-01-05 09:00",
        [{ "lifts.slow": { lift: "SL-4", max_speed: 2, until: "2027-01-05T09:00:00" } }],
      ],
      [
        "Book a lesson for Ole Berg on 2027-01-05 at 14:00",
        [{ "school.book_lesson": { pupil: "Ole Berg", date: "2027-01-05", start: "14:00" } }],
      ],
      [
        "Book a lesson for Ole Berg on 5 January 2027 at 3 pm",
        [{ "school.book_lesson": { pupil: "Ole Berg", date: "2027-01-05", start: "15:00" } }],
      ],
      [
        "Book a lesson for Ole Berg at 9:30 on 2027-01-05",
        [{ "school.book_lesson": { pupil: "Ole Berg", date: "2027-01-05", start: "09:30" } }],
      ],
    ],
  },
  "one part of a coordination": {
    refused: [
      "Order 2 tins of WX-7 urgent and 3 tins of WX-8",
      "Order 2 tins of WX-7 in red and 3 tins of WX-8",
      "Order 2 red tins of WX-7 and 3 tins of WX-8 in green",
      'Show "Snow" by Mia Lund and "Ice"',
      'Show "Snow" by Mia Lund and then "Ice"',
    ],
    done: [
      [
        "Order 2 tins of WX-7 and 3 tins of WX-8",
        [
          { "school.order_wax": { article: "WX-7", tins: 2 } },
          { "school.order_wax": { article: "WX-8", tins: 3 } },
        ],
      ],
    ],
  },
  "stretches that are read": {
    refused: [
      "Stops of SL-4 from 2026-11-01 to 2026-11-10",
      "Stops of SL-4 between 2026-11-01 and 2026-11-10",
      "Stops of SL-4 on 2026-11-20",
      "Stops of SL-4 last month",
      "Riders of SL-4 on 2026-12-16 and 2026-12-18",
      "Riders of SL-4 today and tomorrow",
      "Riders of SL-4 today and yesterday",
      "Riders of SL-4 in January",
      "Riders of SL-4 in December",
    ],
    done: [
      [
        "Stops of SL-4 since 2026-11-01",
        [{ "lifts.stops": { lift: "SL-4", since: "2026-11-01" } }],
      ],
      [
        "Riders of SL-4 from 2026-11-01 to 2026-11-10",
        [{ "lifts.riders": { lift: "SL-4", from: "2026-11-01", to: "2026-11-10" } }],
      ],
      [
        "Riders of SL-4 between 2026-11-01 and 2026-11-10",
        [{ "lifts.riders": { lift: "SL-4", from: "2026-11-01", to: "2026-11-10" } }],
      ],
      [
        "Riders of SL-4 this month",
        [
          {
            "lifts.riders": {
              lift: "SL-4",
              from: { $time: "now/M" },
              to: { $time: "now/M+1M-1d" },
            },
          },
        ],
      ],
      [
        "Riders of SL-4 in January 2027",
        [{ "lifts.riders": { lift: "SL-4", from: "2027-01-01", to: "2027-01-31" } }],
      ],
    ],
  },
  "the other end of the way": {
    refused: [
      "Buses to Arvik on 2027-01-05",
      "Buses into Arvik on 2027-01-05",
      "Buses via Arvik on 2027-01-05",
    ],
    done: [
      [
        "Buses from Arvik on 2027-01-05",
        [{ "lifts.buses": { village: "Arvik", date: "2027-01-05" } }],
      ],
    ],
  },
};

for (const [kind, { refused, done }] of Object.entries(KINDS))
  describe(`${kind}:`, () => {
    it.each(refused)("%s: refused", async (query) => {
      const { calls, errors } = await planned(query);
      expect(calls).toEqual([]);
      expect(errors).not.toEqual([]);
    });
    it.each(done)("%s", async (query, calls) => {
      expect((await planned(query)).calls).toEqual(calls);
    });
  });
