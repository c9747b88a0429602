/** What runs again, cell by cell, while inputs are turned; the newest values win. */
export type Follower = {
  /** An input has been turned, or something that stood in the way has ended. */
  wake(): void;
  /** Ends the following until the next `wake`. */
  rest(): void;
};

export type FollowerParts = {
  /** The cells that have run with other values than those of now. */
  readonly lagging: () => readonly string[];
  /** Waits until nothing else runs. */
  readonly idle: () => Promise<void>;
  /**
   * Runs a cell again with the values of now; resolves when it has ended. When `superseded` is aborted it ends as soon
   * as it can, and tells nobody.
   */
  readonly rerun: (cell: string, superseded: AbortSignal) => Promise<void>;
  /** Resolves when the next picture of the page is about to be drawn. */
  readonly nextFrame?: () => Promise<void>;
  /** Calls back after so many milliseconds; returns how to cancel that. */
  readonly after?: (ms: number, callback: () => void) => () => void;
};

/**
 * How long a run may go on, in milliseconds, when its values are no longer those of now. One that is shorter is worth
 * its picture: it shows where the slider has just been, and costs less than a fresh worker.
 */
const patienceMs = 500;

export function createFollower({
  lagging,
  idle,
  rerun,
  nextFrame = animationFrame,
  after = timer,
}: FollowerParts): Follower {
  let isFollowing = false;
  let isResting = false;
  let hasMoved = false;
  let supersede = () => {};

  /** One cell, again and again until a run of it has not been superseded. */
  async function follow(cell: string): Promise<void> {
    let isSuperseded: boolean;
    do {
      const controller = new AbortController();
      let isOverdue = false;
      hasMoved = false;
      supersede = () => {
        if (isResting || (isOverdue && hasMoved)) controller.abort();
      };
      const cancel = after(patienceMs, () => {
        isOverdue = true;
        supersede();
      });
      await rerun(cell, controller.signal);
      cancel();
      isSuperseded = controller.signal.aborted;
    } while (isSuperseded && !isResting);
  }

  async function followAll(): Promise<void> {
    while (!isResting) {
      await idle();
      if (lagging().length === 0) return;
      await nextFrame();
      for (const cell of lagging()) if (!isResting) await follow(cell);
    }
  }

  return {
    wake() {
      isResting = false;
      hasMoved = true;
      supersede();
      if (isFollowing) return;
      isFollowing = true;
      void followAll().finally(() => {
        isFollowing = false;
        supersede = () => {};
      });
    },
    rest() {
      isResting = true;
      supersede();
    },
  };
}

const animationFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

function timer(ms: number, callback: () => void): () => void {
  const id = setTimeout(callback, ms);
  return () => clearTimeout(id);
}
