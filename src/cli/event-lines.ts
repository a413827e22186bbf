/** Events for programs: one JSON object a line on standard output, in the form of schemas/event.schema.json. */
import type { RunEvent } from "../contract/events.ts";
import { jsonLine } from "../contract/json.ts";
import type { Session } from "./session.ts";

export function writeEvent(event: RunEvent, { out }: Pick<Session, "out">): void {
  out.write(jsonLine(event));
}
