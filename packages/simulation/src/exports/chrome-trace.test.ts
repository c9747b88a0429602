import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toChromeTrace } from "./chrome-trace.ts";
import { executions, small } from "./fixtures/executions.ts";

type Entry = { ph: string; name: string; ts: number; dur: number; tid: number; id: number; bp?: string };
const entriesOf = (execution: typeof small) =>
  (JSON.parse(toChromeTrace(execution)) as { traceEvents: Entry[] }).traceEvents;

describe("a Chrome trace", () => {
  it("has a row for each node, slices, arrows, and what concerns all", () => {
    expect(toChromeTrace(small)).toMatchInlineSnapshot(`
      "{"displayTimeUnit":"ms","otherData":{"protocol":"telling","seed":7,"model":"partially synchronous, GST 40 ms, delta 10 ms","fingerprint":"0123456789abcdef"},"traceEvents":[
      {"pid":1,"ph":"M","name":"process_name","args":{"name":"telling"}},
      {"pid":1,"ph":"M","name":"thread_name","tid":2,"args":{"name":"A"}},
      {"pid":1,"ph":"M","name":"thread_sort_index","tid":2,"args":{"sort_index":0}},
      {"pid":1,"ph":"M","name":"thread_name","tid":3,"args":{"name":"B"}},
      {"pid":1,"ph":"M","name":"thread_sort_index","tid":3,"args":{"sort_index":1}},
      {"pid":1,"ph":"M","name":"thread_name","tid":4,"args":{"name":"c1"}},
      {"pid":1,"ph":"M","name":"thread_sort_index","tid":4,"args":{"sort_index":2}},
      {"pid":1,"ph":"X","name":"starts","cat":"start","ts":0,"dur":1,"tid":2,"args":{"event":0,"state":{"heard":0}}},
      {"pid":1,"ph":"X","name":"starts","cat":"start","ts":0,"dur":1,"tid":3,"args":{"event":1,"state":{"heard":0}}},
      {"pid":1,"ph":"X","name":"starts","cat":"start","ts":0,"dur":1,"tid":4,"args":{"event":2,"state":null}},
      {"pid":1,"ph":"X","name":"receives \\"bare\\" from c1","cat":"message","ts":5000,"dur":0.5,"tid":2,"args":{"event":3,"state":{"heard":1}}},
      {"pid":1,"ph":"X","name":"timer again","cat":"timer","ts":5000.5,"dur":0.5,"tid":2,"args":{"event":4,"state":{"heard":1}}},
      {"pid":1,"ph":"X","name":"receives Tell {\\"round\\":1} from A","cat":"message","ts":12345,"dur":1,"tid":3,"args":{"event":5,"state":{"heard":1}}},
      {"pid":1,"ph":"X","name":"has written to disk","cat":"sync","ts":14000,"dur":1,"tid":3,"args":{"event":6,"state":{"heard":1}}},
      {"pid":1,"ph":"X","name":"pauses","cat":"pause","ts":20000,"dur":1,"tid":3,"args":{"event":7,"state":{"heard":1}}},
      {"pid":1,"ph":"X","name":"crashes","cat":"crash","ts":21000,"dur":1,"tid":2,"args":{"event":8,"state":{"heard":1}}},
      {"pid":1,"ph":"X","name":"restarts","cat":"restart","ts":30000,"dur":1,"tid":2,"args":{"event":9,"state":{"heard":0}}},
      {"pid":1,"ph":"s","name":"\\"bare\\"","cat":"message","id":0,"ts":0,"tid":4},
      {"pid":1,"ph":"f","bp":"e","name":"\\"bare\\"","cat":"message","id":0,"ts":5000,"tid":2},
      {"pid":1,"ph":"s","name":"Tell {\\"round\\":1}","cat":"message","id":2,"ts":5000.5,"tid":2},
      {"pid":1,"ph":"f","bp":"e","name":"Tell {\\"round\\":1}","cat":"message","id":2,"ts":12345,"tid":3},
      {"pid":1,"ph":"i","s":"g","name":"GST","ts":40000,"tid":2},
      {"pid":1,"ph":"b","name":"A | B c1","cat":"partition","id":0,"tid":2,"ts":15000},
      {"pid":1,"ph":"e","name":"A | B c1","cat":"partition","id":0,"tid":2,"ts":31000},
      {"pid":1,"ph":"i","s":"g","name":"VIOLATES both have heard","ts":21000,"tid":2}
      ]}
      "
    `);
  });

  it("has an arrow for every message that arrived, which begins and ends at the slices of its two events", () => {
    fc.assert(
      fc.property(executions, (execution) => {
        const entries = entriesOf(execution);
        const slices = entries.filter(({ ph }) => ph === "X");
        expect(slices).toHaveLength(execution.events.length);
        const at = ({ ts, tid }: Entry) => slices.findIndex((slice) => slice.tid === tid && slice.ts === ts);
        const arrived = execution.envelopes.flatMap(({ deliveredBy, sentBy }, id) =>
          deliveredBy === null ? [] : [{ id, sentBy, deliveredBy }],
        );
        const starts = entries.filter(({ ph }) => ph === "s");
        const ends = entries.filter(({ ph }) => ph === "f");
        expect(starts.map((entry) => [entry.id, at(entry)])).toEqual(
          arrived.map(({ id, sentBy }) => [id, sentBy]),
        );
        expect(ends.map((entry) => [entry.id, at(entry), entry.bp])).toEqual(
          arrived.map(({ id, deliveredBy }) => [id, deliveredBy, "e"]),
        );
      }),
    );
  });

  it("draws slices of one node one after the other, also within one microsecond", () => {
    fc.assert(
      fc.property(executions, (execution) => {
        const slices = entriesOf(execution).filter(({ ph }) => ph === "X");
        const latest = new Map<number, number>();
        for (const { tid, ts, dur } of slices) {
          expect(ts).toBeGreaterThanOrEqual((latest.get(tid) ?? 0) - 1e-9);
          expect(dur).toBeGreaterThan(0);
          latest.set(tid, ts + dur);
        }
      }),
    );
  });
});
