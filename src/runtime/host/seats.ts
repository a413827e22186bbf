/** The seats of a run: a free one with the same grants is used again, which saves the start of a process. */
import { rm } from "node:fs/promises";
import { stagingFolder, stagingRoot } from "../bus/index.ts";
import { confine, isWithin, moduleFolders, type Grants } from "../sandbox/index.ts";
import { cacheFolder } from "./javascript.ts";
import { busFolder, type RunContext } from "./run-context.ts";
import { startSeat, type Seat } from "./seat.ts";

export interface Seats {
  /** A seat for a unit that may touch this, and nothing else of its own. */
  take(grants: Grants): Seat;
  /** Gives a seat back whose script has ended and left nothing behind. */
  release(seat: Seat): void;
  /** Ends all seats, and resolves when their processes are gone. */
  close(): Promise<void>;
}

/** @param most processes at a time: when all are taken, a free one with other grants makes room */
export function confinedSeats(context: RunContext, most: number): Seats {
  const { run, workspace } = context;
  const readable = alwaysReadable(context);
  const all = new Set<Seat>();
  const free = new Set<Seat>();
  let started = 0;

  return {
    take: (grants) => {
      const read = [...readable, ...grants.read];
      const confinement = confine({ ...grants, read }, process.env);
      const same = [...free].find(({ key }) => key === confinement.key);
      if (same !== undefined) {
        free.delete(same);
        return same;
      }
      const [oldest] = free;
      if (oldest !== undefined && all.size >= most) {
        free.delete(oldest);
        oldest.kill();
      }
      started += 1;
      const seat = startSeat(confinement, stagingFolder(workspace.paths.bus, run, `s${started}`));
      all.add(seat);
      void seat.gone.then(() => {
        all.delete(seat);
        free.delete(seat);
      });
      return seat;
    },
    release: (seat) => {
      if (all.has(seat)) free.add(seat);
    },
    close: async () => {
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
