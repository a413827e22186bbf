/**
 * `node --import …/other-clock.ts`: a process whose clock is wrong. Variables: CLOCK_MS, by how many milliseconds, and
 * CLOCK_RATE, how fast it goes: -1000 goes back by a second in each millisecond.
 */
const { CLOCK_MS = "0", CLOCK_RATE = "1" } = process.env;
const started = Date.now();
const rightNow = Date.now;
const now = () =>
  Math.round(started + Number(CLOCK_MS) + (rightNow() - started) * Number(CLOCK_RATE));

globalThis.Date = new Proxy(Date, {
  construct: (target, args, of) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, of) as Date,
  get: (target, name) => (name === "now" ? now : (Reflect.get(target, name) as unknown)),
});
