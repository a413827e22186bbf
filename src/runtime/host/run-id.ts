import { randomBytes } from "node:crypto";

/** `20260131-094512-1f3a9c`: when it starts, in UTC, and enough chance for several a second. */
export function newRunId(at: string): string {
  const [day = "", time = ""] = at.split("T");
  const when = `${day.replaceAll("-", "")}-${time.slice(0, 8).replaceAll(":", "")}`;
  return `${when}-${randomBytes(3).toString("hex")}`;
}
