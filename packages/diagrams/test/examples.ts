import type { Execution } from "@lightcone/simulation";
import { execution } from "./story.ts";
import { toyRun } from "./toy-run.ts";

/** Every fate of a message and every end of a timer, on three nodes: one page that shows the whole notation. */
export const everyFate: Execution = execution(
  { protocol: "ping", nodes: ["A", "B", "C"], until: 400, model: "asynchronous, loss 20%" },
  (story) => {
    const ping = (count: number) => ({ type: "Ping", count });
    const ack = (count: number) => ({ type: "Ack", count });
    story.start("A", {
      state: { sent: 1, acks: [] },
      send: [
        { to: "B", message: ping(1), arrives: 53 },
        { to: "C", message: ping(1), arrives: "lost" },
      ],
      set: { retry: 150 },
    });
    story.start("B", { state: { seen: 0 }, set: { idle: 200 } });
    story.start("C", { state: { seen: 0 } });
    story.receive(53, "B", {
      state: { seen: 1 },
      send: [{ to: "A", message: ack(1), arrives: 100 }],
      set: { idle: 253 },
    });
    story.receive(100, "A", { state: { sent: 1, acks: ["B"] } });
    story.fire(150, "A", "retry", {
      state: { sent: 2, acks: ["B"] },
      send: [
        { to: "B", message: ping(2), arrives: 210 },
        { to: "C", message: ping(2), arrives: 240 },
        { to: "A", message: ping(2), arrives: 190 },
      ],
    });
    story.receive(190, "A", { state: { sent: 2, acks: ["B"] } });
    story.receive(210, "B", {
      state: { seen: 2 },
      send: [{ to: "A", message: ack(2), arrives: 330 }],
      set: { idle: 410 },
    });
    story.receive(240, "C", { state: { seen: 2 }, send: [{ to: "A", message: ack(2), arrives: 470 }] });
    story.crash(290, "A");
  },
);

/** A leader is cut off from the others, then hears them no longer though they hear it. */
export const partitioned: Execution = execution(
  { protocol: "leases", nodes: ["L", "F1", "F2"], until: 600, model: "asynchronous" },
  (story) => {
    const beat = (to: string, arrives: number | "lost") => ({ to, message: { type: "Beat" }, arrives });
    story.start("L", {
      state: { isLeader: true },
      send: [beat("F1", 40), beat("F2", 55)],
      set: { beat: 150 },
    });
    story.start("F1", { state: { heard: 0 } });
    story.start("F2", { state: { heard: 0 } });
    story.receive(40, "F1", { state: { heard: 1 } });
    story.receive(55, "F2", { state: { heard: 1 } });
    story.cut(100, 320, ["L"], ["F1", "F2"]);
    story.fire(150, "L", "beat", { send: [beat("F1", "lost"), beat("F2", "lost")], set: { beat: 300 } });
    story.fire(300, "L", "beat", { send: [beat("F1", "lost"), beat("F2", "lost")], set: { beat: 450 } });
    story.cut(400, null, ["F2"], ["L"], false);
    story.fire(450, "L", "beat", { send: [beat("F1", 490), beat("F2", 500)] });
    story.receive(490, "F1", { state: { heard: 2 } });
    story.receive(500, "F2", {
      state: { heard: 2 },
      send: [{ to: "L", message: { type: "Yes" }, arrives: "lost" }],
    });
  },
);

/** Five nodes elect a leader before and after stabilization; a bug gives one term two leaders. */
export const election: Execution = execution(
  {
    protocol: "raft election",
    nodes: ["S1", "S2", "S3", "S4", "S5"],
    until: 330,
    gst: 160,
    model: "partially synchronous, GST 160 ms, delta 40 ms",
  },
  (story) => {
    const request = (term: number) => ({ type: "RequestVote", term });
    const vote = (term: number, granted = true) => ({ type: "RequestVoteReply", term, granted });
    const state = (role: string, term: number, votedFor: string | null = null, votes: string[] = []) => ({
      role,
      term,
      votedFor,
      votes,
    });
    const others = (self: string) => ["S1", "S2", "S3", "S4", "S5"].filter((node) => node !== self);
    const broadcast = (
      self: string,
      message: { type: string; term: number },
      arrivals: (number | "lost")[],
    ) => others(self).map((to, i) => ({ to, message, arrives: arrivals[i] ?? ("lost" as const) }));

    story.start("S1", { state: state("follower", 0), set: { election: 60 } });
    story.start("S2", { state: state("follower", 0), set: { election: 192 } });
    story.start("S3", { state: state("follower", 0), set: { election: 350 } });
    story.start("S4", { state: state("follower", 0), set: { election: 365 } });
    story.start("S5", { state: state("follower", 0), set: { election: 380 } });
    story.fire(60, "S1", "election", {
      state: state("candidate", 1, "S1", ["S1"]),
      send: broadcast("S1", request(1), [85, "lost", 150, 205]),
      set: { election: 400 },
    });
    story.receive(85, "S2", {
      state: state("follower", 1, "S1"),
      send: [{ to: "S1", message: vote(1), arrives: 118 }],
      set: { election: 196 },
    });
    story.receive(118, "S1", { state: state("candidate", 1, "S1", ["S1", "S2"]) });
    story.receive(150, "S4", {
      state: state("follower", 1, "S1"),
      send: [{ to: "S1", message: vote(1), arrives: 212 }],
    });
    story.fire(196, "S2", "election", {
      state: state("candidate", 1, "S2", ["S2"]),
      send: broadcast("S2", request(1), [220, 214, 226, 232]),
      set: { election: 360 },
    });
    story.receive(205, "S5", {
      state: state("follower", 1, "S1"),
      send: [{ to: "S1", message: vote(1), arrives: 238 }],
    });
    story.receive(212, "S1", { state: state("leader", 1, "S1", ["S1", "S2", "S4"]) });
    story.receive(214, "S3", {
      state: state("follower", 1, "S2"),
      send: [{ to: "S2", message: vote(1), arrives: 240 }],
    });
    story.receive(220, "S1", { send: [{ to: "S2", message: vote(1, false), arrives: 251 }] });
    story.receive(226, "S4", { send: [{ to: "S2", message: vote(1, false), arrives: 258 }] });
    story.receive(232, "S5", {
      state: state("follower", 1, "S2"),
      send: [{ to: "S2", message: vote(1), arrives: 266 }],
    });
    story.receive(238, "S1", {});
    story.receive(240, "S2", { state: state("candidate", 1, "S2", ["S2", "S3"]) });
    story.receive(251, "S2", {});
    story.receive(258, "S2", {});
    story.receive(266, "S2", {
      state: state("leader", 1, "S2", ["S2", "S3", "S5"]),
      breaks: "no two leaders in one term at once",
    });
    story.crash(280, "S1");
  },
);

/** Heartbeats with long quiet stretches between them, and a run that goes on long after the last. */
export const heartbeats: Execution = execution(
  { protocol: "heartbeat", nodes: ["monitor", "worker"], until: 12_000, model: "synchronous, delta 20 ms" },
  (story) => {
    story.start("monitor", { state: { suspects: false, heard: 0 }, set: { timeout: 3_000 } });
    story.start("worker", { state: { beats: 0 }, set: { beat: 1_000 } });
    for (let beat = 1; beat <= 3; beat++) {
      const at = beat * 1_000;
      story.fire(at, "worker", "beat", {
        state: { beats: beat },
        send: [{ to: "monitor", message: { type: "Beat", number: beat }, arrives: at + 12 + beat }],
        set: { beat: at + 1_000 },
      });
      story.receive(at + 12 + beat, "monitor", {
        state: { suspects: false, heard: beat },
        send: [{ to: "worker", message: { type: "Heard", number: beat }, arrives: at + 25 }],
        set: { timeout: at + 3_000 },
      });
      story.receive(at + 25, "worker", { state: { beats: beat } });
    }
    story.crash(3_400, "worker");
    story.fire(6_000, "monitor", "timeout", { state: { suspects: true, heard: 3 } });
  },
);

/** A crowded run: what to expect of a drawing when there is far more to tell than room. */
export function crowded(nodes: number, events: number, seed = 1): Execution {
  let state = seed;
  const choose = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return toyRun({ nodes: Array.from({ length: nodes }, (_, i) => `n${i + 1}`), events, gst: null, choose });
}
