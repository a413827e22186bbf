/** Times of day: `14:42`, "2:30 pm", "5pm", "noon", "5 o'clock". */
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";
import { markForms } from "../walk.ts";

const CLOCK =
  /(?<![\p{L}\p{N}:.,/-])(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?(?:\s?([ap])\.?m\b\.?|\s(o['’]clock)\b)?(?![\p{L}\p{N}:])|(?<![\p{L}\p{N}])(?:(noon|midday)|(midnight))(?![\p{L}\p{N}])/giu;

export function clocks(draft: Draft): Mark[] {
  const found = markForms(draft, CLOCK, ([, hours, minutes, seconds, half, oclock, noon]) => {
    if (hours === undefined) return { is: "clock", time: noon === undefined ? "00:00" : "12:00" };
    if (minutes === undefined && half === undefined && oclock === undefined) return undefined;
    const said = Number(hours);
    if (half !== undefined && (said < 1 || said > 12)) return undefined;
    const hour = half === undefined ? said : (said % 12) + (half.toLowerCase() === "p" ? 12 : 0);
    if (hour > 23 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) return undefined;
    const time = `${String(hour).padStart(2, "0")}:${minutes ?? "00"}`;
    return { is: "clock", time: seconds === undefined ? time : `${time}:${seconds}` };
  });
  return found.filter(({ from }) => !draft.isLiteral(from));
}
