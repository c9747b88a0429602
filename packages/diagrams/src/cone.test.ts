import { lightCone } from "@lightcone/simulation";
import fc from "fast-check";
import { expect, it } from "vitest";
import { executionsAndEvents } from "../test/arbitrary.ts";
import { coneOf } from "./cone.ts";

it("a cone has the members that the kernel's light cone has", () => {
  fc.assert(
    fc.property(executionsAndEvents, ({ execution, event }) => {
      const { past, future } = lightCone(execution, event);
      const cone = coneOf(execution, event);
      const members = (of: { has: (event: number) => boolean }) =>
        execution.events.flatMap((_, other) => (of.has(other) ? [other] : []));
      expect(members(cone.past)).toEqual([...past].sort((a, b) => a - b));
      expect(members(cone.future)).toEqual([...future].sort((a, b) => a - b));
      expect([cone.past.size, cone.future.size]).toEqual([past.size, future.size]);
    }),
  );
});
