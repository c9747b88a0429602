import { expect, test } from "vitest";
import { closeDoors } from "./closed-doors.ts";

class Scope {
  close() {
    return "closed";
  }
}

const worker = () => Object.assign(new Scope(), { postMessage: () => "posted", Math });

test("REALM-2 a closed door says why, wherever in the realm it stood", () => {
  const realm = worker();
  closeDoors(realm);
  expect(() => realm.close()).toThrow("There is no close here: a cell speaks to the page through");
  expect(() => realm.postMessage()).toThrow(
    "There is no postMessage here: a cell speaks to the page through",
  );
  expect("close" in Scope.prototype).toBe(false);
  expect(realm.Math).toBe(Math);
});

test("REALM-2 a closed door cannot be opened again", () => {
  const realm = worker();
  closeDoors(realm);
  expect(Reflect.deleteProperty(realm, "postMessage")).toBe(false);
  expect(Reflect.defineProperty(realm, "postMessage", { value: () => "posted" })).toBe(false);
});
