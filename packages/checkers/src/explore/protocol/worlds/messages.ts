import { canonicalText } from "@lightcone/simulation/parts";
import { grown, Interner } from "../../table/interner.ts";
import { absent, PairTable } from "../../table/pair-table.ts";
import type { RandomWords } from "../../table/random-words.ts";
import type { NetworkRules } from "../plan/network-rules.ts";

/** A message with its sender and receiver, by place. */
export type Envelope = {
  readonly from: number;
  readonly to: number;
  readonly message: { readonly type: string };
};

/**
 * One thing under way: an envelope with a tag or, where links are FIFO, all that is under way on one link, the next one
 * to arrive first. What a tag means is up to those who count time; its lowest bit says that it is a second copy.
 */
export type Item = { readonly envelopes: readonly number[]; readonly tags: readonly number[] };

export const isCopy = (tag: number): boolean => (tag & 1) === 1;

/** Envelopes and items by number, and the rules by which items come and go. */
export class Messages {
  readonly envelopes: Interner<Envelope>;
  readonly items: Interner<Item>;
  /** The receiver, the first envelope and its tag, by item. */
  to = new Int32Array(64);
  first = new Int32Array(64);
  tag = new Int32Array(64);
  private readonly rules: NetworkRules;
  private readonly single = new PairTable();
  private readonly rest = new Map<number, number>();

  constructor(words: RandomWords, rules: NetworkRules) {
    this.envelopes = new Interner(words);
    this.items = new Interner(words);
    this.rules = rules;
  }

  get bytes(): number {
    return this.envelopes.bytes + this.items.bytes + this.single.bytes + 12 * this.to.length;
  }

  /** The item that one envelope makes. */
  item(envelope: number, tag: number): number {
    const known = this.single.get(envelope, tag);
    if (known !== absent) return known;
    const item = this.number({ envelopes: [envelope], tags: [tag] });
    this.single.set(envelope, tag, item);
    return item;
  }

  /** What is left of an item when its first envelope is gone; `absent` where nothing is. */
  without(item: number): number {
    if (!this.rules.isFifo) return absent;
    const known = this.rest.get(item);
    if (known !== undefined) return known;
    const { envelopes, tags } = this.items.values[item]!;
    const rest =
      envelopes.length > 1 ? this.number({ envelopes: envelopes.slice(1), tags: tags.slice(1) }) : absent;
    this.rest.set(item, rest);
    return rest;
  }

  /** The item with one more envelope at its end. */
  extended(item: number, envelope: number, tag: number): number {
    const { envelopes, tags } = this.items.values[item]!;
    return this.number({ envelopes: [...envelopes, envelope], tags: [...tags, tag] });
  }

  /** The item with its first envelope marked as one that comes once more. */
  keepingCopy(item: number): number {
    const { envelopes, tags } = this.items.values[item]!;
    return this.number({ envelopes, tags: [tags[0]! | 1, ...tags.slice(1)] });
  }

  /** The item with other tags. */
  retagged(item: number, change: (tag: number) => number): number {
    const { envelopes, tags } = this.items.values[item]!;
    return this.number({ envelopes, tags: tags.map(change) });
  }

  /** The item with other envelopes. */
  changed(item: number, change: (envelope: Envelope) => Envelope): number {
    const { envelopes, tags } = this.items.values[item]!;
    return this.number({
      envelopes: envelopes.map((envelope) => this.envelopes.number(change(this.envelopes.values[envelope]!))),
      tags,
    });
  }

  /** Whether two items are on one link. */
  shareLink(a: number, b: number): boolean {
    const [one, other] = [a, b].map((item) => this.envelopes.values[this.first[item]!]!);
    return one!.from === other!.from && one!.to === other!.to;
  }

  private number(item: Item): number {
    const number = this.items.number(item, canonicalText(item));
    while (number >= this.to.length) {
      this.to = grown(this.to);
      this.first = grown(this.first);
      this.tag = grown(this.tag);
    }
    this.first[number] = item.envelopes[0]!;
    this.tag[number] = item.tags[0]!;
    this.to[number] = this.envelopes.values[item.envelopes[0]!]!.to;
    return number;
  }
}
