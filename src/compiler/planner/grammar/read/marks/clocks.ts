/** Times of day: `14:42`, "2:30 pm", "5pm", "noon", "5 o'clock". */
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";

const CLOCK =
  /(?<![\p{L}\p{N}:.,/-])(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?(?:\s?([ap])\.?m\b\.?|\s(o['’]clock)\b)?(?![\p{L}\p{N}:])/giu;
const WORDS: Readonly<Record<string, string>> = {
  noon: "12:00",
  midday: "12:00",
  midnight: "00:00",
};

export function clocks(draft: Draft): Mark[] {
  const marks: Mark[] = [];
  for (const match of draft.query.matchAll(CLOCK)) {
    const [whole, hours = "", minutes, seconds, half, oclock] = match;
    if (minutes === undefined && half === undefined && oclock === undefined) continue;
    const time = timeOf(
      Number(hours),
      Number(minutes ?? 0),
      Number(seconds ?? 0),
      half?.toLowerCase(),
    );
    const span = draft.spanOf(match.index, match.index + whole.length);
    if (time === undefined || span === undefined || draft.isLiteral(span.from)) continue;
    marks.push({ ...span, is: "clock", time: seconds === undefined ? time.slice(0, 5) : time });
  }
  for (const [at, { lower }] of draft.tokens.entries()) {
    const time = Object.hasOwn(WORDS, lower) && !draft.isLiteral(at) ? WORDS[lower] : undefined;
    if (time !== undefined) marks.push({ from: at, to: at + 1, is: "clock", time });
  }
  return marks;
}

function timeOf(
  hours: number,
  minutes: number,
  seconds: number,
  half: string | undefined,
): string | undefined {
  if (half !== undefined && (hours < 1 || hours > 12)) return undefined;
  const hour = half === undefined ? hours : (hours % 12) + (half === "p" ? 12 : 0);
  if (hour > 23 || minutes > 59 || seconds > 59) return undefined;
  return [hour, minutes, seconds].map((part) => String(part).padStart(2, "0")).join(":");
}
