/**
 * The seats of a run. A free one with the same grants is used again, which saves the start of a process; and when
 * there are more units side by side than processors, those with the same grants share. See docs/adr/0007.
 */
import { rm } from "node:fs/promises";
import { stagingFolder, stagingRoot } from "../bus/index.ts";
import {
  confine,
  isWithin,
  moduleFolders,
  type Confinement,
  type Grants,
} from "../sandbox/index.ts";
import { cacheFolder } from "./javascript.ts";
import { busFolder, type RunContext } from "./run-context.ts";
import { startSeat, type Seat } from "./seat.ts";

/** Whom a unit may have beside it: others, nobody while it is served, or nobody before it either. */
export type Tenancy = "shared" | "alone" | "first";

export interface Seats {
  /**
   * A seat for a unit that may touch this, and nothing else of its own.
   *
   * @throws when the seats are closed: what was to follow has no run any more
   */
  take(grants: Grants, tenancy: Tenancy): Seat;
  /** Ends all seats, and resolves when their processes are gone. */
  close(): Promise<void>;
}

export interface SeatLimits {
  /** Processes at a time: when all are taken, a free one with other grants makes room. */
  readonly most: number;
  /** Processes at a time before units share one: more could not compute at the same time anyway. */
  readonly processors: number;
}

export function confinedSeats(context: RunContext, { most, processors }: SeatLimits): Seats {
  const { run, workspace } = context;
  const readable = alwaysReadable(context);
  const all = new Set<Seat>();
  /** Those whose units are all fine with company. */
  const open = new Set<Seat>();
  let started = 0;
  let closed = false;

  const isFree = ({ serves }: Seat): boolean => serves === 0;

  /** The one of these that serves the fewest, when another process could not compute at the same time. */
  function toShare(same: readonly Seat[]): Seat | undefined {
    if (all.size < processors) return undefined;
    return same.filter((seat) => open.has(seat)).toSorted((a, b) => a.serves - b.serves)[0];
  }

  function start(confinement: Confinement): Seat {
    started += 1;
    const seat = startSeat(confinement, stagingFolder(workspace.paths.bus, run, `s${started}`));
    all.add(seat);
    void seat.gone.then(() => all.delete(seat));
    return seat;
  }

  return {
    take: (grants, tenancy) => {
      // The end of a process that is closed can make its units ask for another.
      if (closed) throw new Error("the run is over: no more processes are started");
      const read = [...readable, ...grants.read];
      const confinement = confine({ ...grants, read }, process.env);
      const usable = [...all].filter(({ isOver }) => !isOver);
      const same = usable.filter(({ key }) => key === confinement.key);
      let seat = tenancy === "first" ? undefined : same.find(isFree);
      if (tenancy === "shared") seat ??= toShare(same);
      if (seat === undefined) {
        if (all.size >= most) usable.find(isFree)?.kill();
        seat = start(confinement);
      }
      if (tenancy === "shared") open.add(seat);
      else open.delete(seat);
      return seat;
    },
    close: async () => {
      closed = true;
      const seats = [...all];
      for (const seat of seats) seat.kill();
      await Promise.all(seats.map(({ gone }) => gone));
      // What was not adopted belongs to nobody.
      await rm(stagingRoot(workspace.paths.bus, run), { recursive: true, force: true });
    },
  };
}

/** What every script of the run reads: code, and what its tasks put on the bus. */
function alwaysReadable(context: RunContext): string[] {
  const { build, workspace } = context;
  const { root, paths } = workspace;
  const folders = [
    ...moduleFolders(root),
    build.folder,
    paths.agents,
    busFolder(context),
    cacheFolder(workspace),
  ];
  const elsewhere = [...build.files.keys()].filter(
    (file) => !folders.some((folder) => isWithin(folder, file)),
  );
  return [...folders, ...elsewhere];
}
