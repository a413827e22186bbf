/** The colours of a picture of tasks, and what they become on a dark page. */
import type { TaskStatus } from "../events.ts";

/** Okabe and Ito's palette without the colours that vanish on white or black; agents beyond it share them. */
export const AGENTS = ["#1b7dc2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d31"];
export const INK = "#1f2328";
export const SOFT = "#59636e";
export const CARD = "#f6f8fa";
export const BORDER = "#c9d1d9";
/** The ground of a task that holds others, by how deep it stands. */
export const FRAMES = ["#f0f3f9", "#e6ebf5", "#dce3f0"];
export const CHIP = "#fff8c5";
export const CHIP_INK = "#7d4e00";
/** About 4:1 on white and on the dark pages of code hosts alike: arrows lie on the page itself. */
export const ARROW = "#768390";

export type State = TaskStatus;

interface StateColours {
  readonly stripe: string;
  readonly ground: string;
  readonly ink: string;
}

const good = { stripe: "#1a7f4b", ground: CARD, ink: "#14713f" };
const bad = { stripe: "#c8453b", ground: "#fcebe9", ink: "#b3261e" };
const left = { stripe: "#a8b0b9", ground: "#ffffff", ink: SOFT };
const open = { stripe: "#c69026", ground: CARD, ink: CHIP_INK };

/** A state says itself in words; its colours only help. */
export const STATES: Readonly<Record<State, StateColours>> = {
  success: good,
  failed: bad,
  skipped: left,
  cancelled: left,
  pending: left,
  running: open,
  waiting: open,
};

/** Cards and chips bring their own ground, so they can be read even where the page is not as the reader's system is. */
export const DARK = `@media screen and (prefers-color-scheme:dark){
.node>path[fill="${CARD}"],.node>path[fill="${left.ground}"]{fill:#1c2128}
.node>path[fill="${bad.ground}"]{fill:#3a1d1b}
.node>path[stroke="${BORDER}"]{stroke:#444c56}
.node>text{fill:#e6edf3}
.node>text[fill="${SOFT}"]{fill:#9ea7b3}
.node>text[fill="${good.ink}"]{fill:#6fd3a0}
.node>text[fill="${bad.ink}"]{fill:#ff9a90}
.node>text[fill="${open.ink}"]{fill:#e3b341}
.edge>text{fill:#e3b341}
.edge>polygon[fill="${CHIP}"]{fill:#2b2416}
}`;

/** The same for frames. */
export const DARK_FRAMES = `@media screen and (prefers-color-scheme:dark){
.cluster>path[fill="${FRAMES[0]}"]{fill:#151b23}
.cluster>path[fill="${FRAMES[1]}"]{fill:#1b2430}
.cluster>path[fill="${FRAMES[2]}"]{fill:#222d3d}
.cluster>path{stroke:#444c56}
.cluster>text{fill:#9ea7b3}
}`;
