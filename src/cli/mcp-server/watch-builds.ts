import { buildsState } from "./builds.ts";

/** Milliseconds between two looks: a person who has built something turns to the assistant next. */
const PERIOD_MS = 1000;

/**
 * Says when builds have changed. It looks, since watching a folder tells nothing of one that is not there yet or lies on
 * a network drive, and a look costs as many `stat` as there are builds.
 *
 * @returns what ends it
 */
export async function watchBuilds(generated: string, onChange: () => void): Promise<() => void> {
  let known = await buildsState(generated);
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const state = await buildsState(generated);
    isLooking = false;
    if (state === known) return;
    known = state;
    onChange();
  };
  const timer = setInterval(() => void look(), PERIOD_MS);
  return () => clearInterval(timer);
}
