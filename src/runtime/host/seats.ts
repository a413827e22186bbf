/** The seats of a run: a free one that is confined alike is used again, which saves the start of a process. */
import type { Confinement } from "../sandbox/index.ts";
import { startSeat, type Seat } from "./seat.ts";

export interface Seats {
  take(confinement: Confinement): Seat;
  /** Gives a seat back whose script has ended. */
  release(seat: Seat): void;
  /** Ends all seats, and resolves when their processes are gone. */
  close(): Promise<void>;
}

/**
 * @param stagingOf the staging folder of a seat, by its name
 * @param most seats that are kept: when another confinement is needed, a free seat goes
 */
export function seatsOf(stagingOf: (name: string) => string, most: number): Seats {
  const all = new Set<Seat>();
  const free = new Set<Seat>();
  let started = 0;

  function start(confinement: Confinement): Seat {
    started += 1;
    const seat = startSeat(confinement, stagingOf(`s${started}`));
    all.add(seat);
    void seat.gone.then(() => {
      all.delete(seat);
      free.delete(seat);
    });
    return seat;
  }

  return {
    take: (confinement) => {
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
      return start(confinement);
    },
    release: (seat) => {
      if (all.has(seat)) free.add(seat);
    },
    close: async () => {
      const seats = [...all];
      for (const seat of seats) seat.kill();
      await Promise.all(seats.map(({ gone }) => gone));
    },
  };
}
