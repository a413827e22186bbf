/** Small files of several trades: a gym with its bookings, a port, a help desk, a carrier. */
import { csv } from "./files.ts";

const pick = <T>(of: readonly T[], at: number): T => of[at % of.length] as T;
const two = (number: number): string => String(number).padStart(2, "0");
const atDay = (month: number, day: number): string => `2024-${two(month)}-${two(day)}`;

const FIRST = [
  "Ines",
  "Marek",
  "Tova",
  "Bruno",
  "Dalia",
  "Owen",
  "Priya",
  "Hugo",
  "Selma",
  "Nadia",
  "Felix",
  "Zoe",
];
const LAST = ["Ferreira", "Novak", "Okafor", "Byrne", "Sato"];
const PLANS = [
  ["Basic", 24.9],
  ["Plus", 39.9],
  ["Premium", 59.5],
] as const;

export const members = FIRST.map((first, i) => ({
  "Member ID": `M${101 + i}`,
  "Full Name": `${first} ${pick(LAST, i)}`,
  Plan: pick(PLANS, (i * 5) % 7)[0],
  Joined: `${2021 + (i % 3)}-${two(1 + ((i * 5) % 12))}-1${i % 10}`,
  "Monthly Fee": pick(PLANS, (i * 5) % 7)[1],
  Active: i % 4 === 1 ? "no" : "yes",
  Age: 19 + ((i * 17) % 53),
  "Visits Last Month": (i * 7) % 23,
  "Home Club": pick(["Riverside", "Old Town", "Airport Park"], i * 2),
}));

/** A number of its own for each row, which no sum is taken of. */
export const bookings = Array.from({ length: 30 }, (_, i) => ({
  booking: 5000 + i,
  "Member ID": `M${101 + ((i % 4 === 0 ? 3 : i * 7) % 10)}`,
  class: pick(["Yoga", "Spin", "Pilates", "Aqua Fit"], (i * i) % 7),
  start: `${atDay(1 + (i % 3), 1 + ((i * 3) % 27))} ${two(7 + ((i * 5) % 13))}:30`,
  minutes: pick([30, 45, 60], i % 5),
  instructor: pick(["Hanna Vogt", "Luis Prado", "Mina Cho"], (i * 4) % 5),
  rating: i % 6 === 5 ? undefined : 1 + ((i * 3) % 5),
}));

const SHIPS = [
  ["Nordic Heron", "Norway", 180_454],
  ["Ever Lotus", "Panama", 20_467],
  ["Cap Verde", "Portugal", 64_102],
  ["Stella Maris", "Malta", 139_622],
  ["Alba", "Panama", 98_011],
] as const;
export const calls = Array.from({ length: 21 }, (_, i) => {
  const [ship, flag, gross_tonnage] = pick(SHIPS, (i * 3) % 7);
  const cargo = pick(["containers", "grain", "fuel oil", "cars"], (i * 5) % 9);
  return {
    ship,
    flag,
    arrival: atDay(3 + (i % 6), 1 + ((i * 5) % 28)),
    departure: i % 9 === 4 ? undefined : atDay(3 + (i % 6), 2 + ((i * 5) % 28)),
    berth: pick(["A1", "B1", "C3"], (i * 2) % 5),
    gross_tonnage,
    draught_m: 5 + ((i * 13) % 100) / 10,
    cargo,
    containers: cargo === "containers" ? 100 + i * 37 : undefined,
    port_fee_eur: 500 + ((i * 1250) % 9000),
  };
});

export const tickets = Array.from({ length: 24 }, (_, i) => ({
  ticket: `HD-${1001 + i}`,
  opened: `${atDay(1 + (i % 4), 1 + ((i * 11) % 28))} ${two(8 + (i % 9))}:${two((i * 7) % 60)}`,
  priority: pick(["P1", "P2", "P3"], (i * 5) % 7),
  team: pick(["Network", "Desktop", "Payroll Apps"], (i * 3) % 5),
  agent: pick(["Alice Grant", "Ben Osei", "Chen Wei"], (i * 2) % 7),
  category: pick(["printer", "vpn", "laptop", "password reset"], (i * 3) % 10),
  first_response_min: 5 + ((i * 67) % 400),
  satisfaction: i % 5 === 3 ? undefined : 1 + ((i * 2) % 5),
  status: i % 5 === 2 ? "open" : "closed",
}));

export const shipments = Array.from({ length: 20 }, (_, i) => ({
  shipment: `SH-${2400 + i}`,
  origin: pick(["Porto", "Gdansk", "Lyon"], i % 5),
  destination: pick(["Graz", "New Haven"], i % 3),
  weight_kg: 20 + ((i * 173) % 900),
  distance_km: 80 + ((i * 331) % 2100),
  shipped: atDay(1 + (i % 6), 3 + ((i * 7) % 12)),
  delivered: i % 7 === 3 ? undefined : atDay(1 + (i % 6), 5 + ((i * 7) % 12) + (i % 11)),
  carrier: pick(["FastLine", "Cargo Nova", "BlueTruck"], (i * 2) % 7),
  cost: 30 + ((i * 217.5) % 1500),
  status: i % 7 === 3 ? (i % 2 === 0 ? "lost" : "in transit") : "delivered",
}));

export const tradeFiles: Readonly<Record<string, string>> = {
  "trades/members.csv": csv(members),
  "trades/bookings.csv": csv(bookings),
  "trades/port_calls.csv": csv(calls),
  "trades/tickets.csv": csv(tickets),
  "trades/shipments.csv": csv(shipments),
};
