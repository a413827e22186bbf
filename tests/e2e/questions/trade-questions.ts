/** What analysts of several trades ask of their files, short, polite or sloppy; each with what is right, from the rows. */
import { count, given, groups, mean, median, most, none, number, sum } from "./from-rows.ts";
import type { Question, Right } from "./table.ts";
import { bookings, calls, members, shipments, tickets } from "./trades.ts";

const greatest = <T>(rows: readonly T[], of: (row: T) => number, name: (row: T) => string): Right =>
  most(Object.fromEntries(rows.map((row) => [name(row), of(row)])));

type Member = (typeof members)[number];
const fullName = (member: Member): string => member["Full Name"];
const active = members.filter(({ Active }) => Active === "yes");
const open = tickets.filter(({ status }) => status === "open");
const at = (text: string): number =>
  Date.parse(text.replace(" ", "T") + (text.length > 10 ? "Z" : ""));

const gym: readonly Question[] = [
  { ask: "how many members do we have in members.csv", right: number(members) },
  {
    ask: "how many active members are there per home club, members.csv",
    right: { groups: groups(active, (row) => row["Home Club"], count) },
  },
  {
    ask: "avg age of premium members in members.csv",
    right: { value: mean(members.filter(({ Plan }) => Plan === "Premium").map(({ Age }) => Age)) },
    answered: true,
  },
  {
    ask: "second oldest member in members.csv",
    right: { names: fullName(members.toSorted((a, b) => b.Age - a.Age)[1] as Member) },
  },
  {
    ask: "total monthly fee by plan in members.csv",
    right: {
      groups: groups(
        members,
        ({ Plan }) => Plan,
        (all) => sum(all.map((row) => row["Monthly Fee"])),
      ),
    },
    answered: true,
  },
  { ask: "how old is Tova? members.csv", right: { value: members[2]?.Age ?? 0 } },
  {
    ask: "How many members in members.csv are between 30 and 45 years old",
    right: number(members.filter(({ Age }) => Age >= 30 && Age <= 45)),
  },
  {
    ask: "visits last month by plan in members.csv",
    right: {
      groups: groups(
        members,
        ({ Plan }) => Plan,
        (all) => sum(all.map((row) => row["Visits Last Month"])),
      ),
    },
  },
  { ask: "how many members have a locker in members.csv", right: none },
  {
    ask: "which member booked the most classes in bookings.csv",
    right: most(groups(bookings, (row) => row["Member ID"], count)),
  },
  {
    ask: "total minutes by instructor in bookings.csv",
    right: {
      groups: groups(
        bookings,
        (row) => row.instructor,
        (all) => sum(all.map(({ minutes }) => minutes)),
      ),
    },
    answered: true,
  },
  {
    ask: "which instructor has the best average rating in bookings.csv",
    right: most(
      groups(
        bookings,
        (row) => row.instructor,
        (all) => mean(given(all.map(({ rating }) => rating))),
      ),
    ),
  },
  {
    ask: "How many bookings start after 5pm in bookings.csv?",
    right: number(bookings.filter(({ start }) => start.slice(11) > "17:00")),
  },
  { ask: "average salary of the instructors in bookings.csv", right: none },
  {
    ask: "Number of members per plan in members.csv",
    right: { groups: groups(members, ({ Plan }) => Plan, count) },
    answered: true,
  },
  {
    ask: "Which home club has the most visits last month in members.csv",
    right: most(
      groups(
        members,
        (row) => row["Home Club"],
        (all) => sum(all.map((row) => row["Visits Last Month"])),
      ),
    ),
  },
  {
    ask: "average age of inactive members in members.csv",
    right: { value: mean(members.filter(({ Active }) => Active === "no").map(({ Age }) => Age)) },
  },
  {
    ask: "total minutes of Yoga in bookings.csv",
    right: {
      value: sum(bookings.filter((row) => row.class === "Yoga").map(({ minutes }) => minutes)),
    },
    answered: true,
  },
  {
    ask: "averge rating per instuctor in bookings.csv",
    right: {
      groups: groups(
        bookings,
        (row) => row.instructor,
        (all) => mean(given(all.map(({ rating }) => rating))),
      ),
    },
  },
];

const port: readonly Question[] = [
  {
    ask: "how many port calls by flag in port_calls.csv",
    right: { groups: groups(calls, ({ flag }) => flag, count) },
    answered: true,
  },
  {
    ask: "Which is the biggest ship in port_calls.csv by gross tonnage?",
    right: { names: "Nordic Heron" },
  },
  {
    ask: "deepest draught in port_calls.csv",
    right: { value: Math.max(...calls.map((row) => row.draught_m)) },
  },
  {
    ask: "how many ships have not departed yet in port_calls.csv",
    right: number(calls.filter(({ departure }) => departure === undefined)),
  },
  {
    ask: "Panama vs Portugal: total port fee in port_calls.csv",
    right: {
      groups: groups(
        calls.filter(({ flag }) => ["Panama", "Portugal"].includes(flag)),
        ({ flag }) => flag,
        (all) => sum(all.map((row) => row.port_fee_eur)),
      ),
    },
  },
  {
    ask: "How many calls in port_calls.csv arrived in the summer months June to August 2024?",
    right: number(calls.filter(({ arrival }) => arrival >= "2024-06" && arrival < "2024-09")),
  },
  {
    ask: "average gross tonnage of ships carrying fuel oil, port_calls.csv",
    right: {
      value: mean(
        calls.filter(({ cargo }) => cargo === "fuel oil").map((row) => row.gross_tonnage),
      ),
    },
  },
  {
    ask: "total port fee of Ever Lotus in port_calls.csv",
    right: {
      value: sum(calls.filter(({ ship }) => ship === "Ever Lotus").map((row) => row.port_fee_eur)),
    },
    answered: true,
  },
  {
    ask: "calls without containers in port_calls.csv, how many",
    right: number(calls.filter(({ containers }) => containers === undefined)),
  },
  {
    ask: "average number of containers per call in port_calls.csv",
    right: { value: mean(given(calls.map(({ containers }) => containers))) },
  },
  { ask: "which captain steered the Ever Lotus in port_calls.csv", right: none },
  {
    ask: "which berth earned least in port fees in port_calls.csv?",
    right: most(
      groups(
        calls,
        ({ berth }) => berth,
        (all) => -sum(all.map((row) => row.port_fee_eur)),
      ),
    ),
  },
  {
    ask: "last arrival of the Stella Maris in port_calls.csv",
    right: {
      names:
        calls
          .filter(({ ship }) => ship === "Stella Maris")
          .map(({ arrival }) => arrival)
          .toSorted()
          .at(-1) ?? "",
    },
  },
  {
    ask: "number of distinct ships per berth in port_calls.csv",
    right: {
      groups: groups(
        calls,
        ({ berth }) => berth,
        (all) => new Set(all.map(({ ship }) => ship)).size,
      ),
    },
  },
  {
    ask: "total port fee by cargo, without grain, in port_calls.csv",
    right: {
      groups: groups(
        calls.filter(({ cargo }) => cargo !== "grain"),
        ({ cargo }) => cargo,
        (all) => sum(all.map((row) => row.port_fee_eur)),
      ),
    },
  },
];

const desk: readonly Question[] = [
  {
    ask: "how many P1 tickets were opened in February 2024 in tickets.csv",
    right: number(
      tickets.filter(({ priority, opened }) => priority === "P1" && opened.startsWith("2024-02")),
    ),
  },
  {
    ask: "mean first response by team in tickets.csv",
    right: {
      groups: groups(
        tickets,
        ({ team }) => team,
        (all) => mean(all.map((row) => row.first_response_min)),
      ),
    },
  },
  {
    ask: "how many tickets waited more than 4 hours for a first response in tickets.csv",
    right: number(tickets.filter((row) => row.first_response_min > 240)),
  },
  {
    ask: "tickets with priority P1 or P2 that are still open in tickets.csv, how many",
    right: number(open.filter(({ priority }) => priority !== "P3")),
  },
  {
    ask: "average satisfaction per agent but only closed tickets of the Network team in tickets.csv",
    right: {
      groups: groups(
        tickets.filter(({ status, team }) => status === "closed" && team === "Network"),
        ({ agent }) => agent,
        (all) => mean(given(all.map(({ satisfaction }) => satisfaction))),
      ),
    },
  },
  {
    ask: "median first response min in tickets.csv",
    right: { value: median(tickets.map((row) => row.first_response_min)) },
    answered: true,
  },
  {
    ask: "most common category in tickets.csv",
    right: most(groups(tickets, ({ category }) => category, count)),
  },
  {
    ask: "Tickets in tickets.csv that are not about printer or vpn: count by team",
    right: {
      groups: groups(
        tickets.filter(({ category }) => !["printer", "vpn"].includes(category)),
        ({ team }) => team,
        count,
      ),
    },
  },
  { ask: "tickets by Zoltan in tickets.csv", right: none },
  { ask: "customer names of the open tickets in tickets.csv", right: none },
  {
    ask: "how many tickets are there in tickets.csv per status",
    right: { groups: groups(tickets, ({ status }) => status, count) },
  },
  {
    ask: "average first response min of P1 tickets in tickets.csv",
    right: {
      value: mean(
        tickets.filter(({ priority }) => priority === "P1").map((row) => row.first_response_min),
      ),
    },
  },
  {
    ask: "slowest first response in tickets.csv",
    right: { value: Math.max(...tickets.map((row) => row.first_response_min)) },
  },
];

const freight: readonly Question[] = [
  {
    ask: "total cost by carrier in shipments.csv",
    right: {
      groups: groups(
        shipments,
        ({ carrier }) => carrier,
        (all) => sum(all.map(({ cost }) => cost)),
      ),
    },
    answered: true,
  },
  {
    ask: "total shipping cost by carrier in shipments.csv",
    right: {
      groups: groups(
        shipments,
        ({ carrier }) => carrier,
        (all) => sum(all.map(({ cost }) => cost)),
      ),
    },
  },
  {
    ask: "heaviest shipment from Porto in shipments.csv",
    right: greatest(
      shipments.filter(({ origin }) => origin === "Porto"),
      (row) => row.weight_kg,
      ({ shipment }) => shipment,
    ),
  },
  {
    ask: "how many shipments weigh more than 500 kg in shipments.csv",
    right: number(shipments.filter((row) => row.weight_kg > 500)),
  },
  {
    ask: "cost per kg by carrier in shipments.csv",
    right: {
      groups: groups(
        shipments,
        ({ carrier }) => carrier,
        (all) => sum(all.map(({ cost }) => cost)) / sum(all.map((row) => row.weight_kg)),
      ),
    },
  },
  {
    ask: "average delivery time in days per carrier in shipments.csv",
    right: {
      groups: groups(
        shipments.filter(({ delivered }) => delivered !== undefined),
        ({ carrier }) => carrier,
        (all) =>
          mean(all.map(({ shipped, delivered = "" }) => (at(delivered) - at(shipped)) / 864e5)),
      ),
    },
  },
  {
    ask: "share of lost shipments in shipments.csv",
    right: {
      value: (100 * shipments.filter(({ status }) => status === "lost").length) / shipments.length,
    },
  },
  {
    ask: "most expensive shipment in shipments.csv",
    right: greatest(
      shipments,
      ({ cost }) => cost,
      ({ shipment }) => shipment,
    ),
  },
  { ask: "number of shipments to Hamburg in shipments.csv", right: none },
  { ask: "insured value of lost shipments in shipments.csv", right: none },
  {
    ask: "which carrier has the highest total cost in shipments.csv",
    right: most(
      groups(
        shipments,
        ({ carrier }) => carrier,
        (all) => sum(all.map(({ cost }) => cost)),
      ),
    ),
    answered: true,
  },
  {
    ask: "average distance of shipments that are neither lost nor in transit in shipments.csv",
    right: {
      value: mean(
        shipments.filter(({ status }) => status === "delivered").map((row) => row.distance_km),
      ),
    },
  },
  { ask: "forecast the cost of FastLine for next week from shipments.csv", right: none },
];

export const tradeQuestions: readonly Question[] = [...gym, ...port, ...desk, ...freight];
