import { grown } from "../../table/interner.ts";
import { absent } from "../../table/pair-table.ts";
import type { NetworkRules } from "../plan/network-rules.ts";
import type { Messages } from "./messages.ts";

/**
 * A global state as integers: a number for each slot (a player's situation, what else is remembered), and the items under
 * way, ascending. It can be changed: one world is used again and again.
 */
export class World {
  readonly slots: Int32Array;
  items = new Int32Array(64);
  count = 0;

  constructor(slots: number) {
    this.slots = new Int32Array(slots);
  }

  copyFrom({ slots, items, count }: World): void {
    for (let i = 0; i < slots.length; i++) this.slots[i] = slots[i]!;
    while (this.items.length < count) this.items = grown(this.items);
    for (let i = 0; i < count; i++) this.items[i] = items[i]!; // faster than `set` for so few
    this.count = count;
  }

  clone(): World {
    const copy = new World(this.slots.length);
    copy.copyFrom(this);
    return copy;
  }

  /** Adds an item in its place. */
  insert(item: number): void {
    if (this.count === this.items.length) this.items = grown(this.items);
    const { items } = this;
    let at = this.count++;
    while (at > 0 && items[at - 1]! > item) {
      items[at] = items[at - 1]!;
      at--;
    }
    items[at] = item;
  }

  removeAt(index: number): void {
    const { items } = this;
    this.count--;
    for (let i = index; i < this.count; i++) items[i] = items[i + 1]!;
  }

  /** Writes the world into a row: the slots, then the items, each less the one before; returns the length. */
  writeTo(row: Int32Array): number {
    const { slots, items, count } = this;
    let length = 0;
    while (length < slots.length) row[length] = slots[length++]!;
    let previous = 0;
    for (let i = 0; i < count; i++) {
      row[length++] = items[i]! - previous;
      previous = items[i]!;
    }
    return length;
  }

  readFrom(row: Int32Array, length: number): void {
    const { slots } = this;
    for (let i = 0; i < slots.length; i++) slots[i] = row[i]!;
    this.count = length - slots.length;
    while (this.items.length < this.count) this.items = grown(this.items);
    let item = 0;
    for (let i = 0; i < this.count; i++) {
      item += row[slots.length + i]!;
      this.items[i] = item;
    }
  }
}

/** A message joins what is under way. */
export function put(
  world: World,
  messages: Messages,
  rules: NetworkRules,
  envelope: number,
  tag: number,
): void {
  const item = messages.item(envelope, tag);
  if (rules.isFifo) {
    for (let i = 0; i < world.count; i++) {
      const queue = world.items[i]!;
      if (!messages.shareLink(queue, item)) continue;
      world.removeAt(i);
      return world.insert(messages.extended(queue, envelope, tag));
    }
  }
  if (rules.isSet) for (let i = 0; i < world.count; i++) if (world.items[i] === item) return;
  world.insert(item);
}

/** The first envelope of the item at `index` is no longer under way. */
export function take(world: World, messages: Messages, index: number): void {
  const rest = messages.without(world.items[index]!);
  world.removeAt(index);
  if (rest !== absent) world.insert(rest);
}
