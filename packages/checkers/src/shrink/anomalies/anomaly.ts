/** A pattern of wrong behavior that has a name, where it was found. */
export type Anomaly = {
  readonly name: AnomalyName;
  /** One sentence that names who and what. */
  readonly sentence: string;
  /** The clients whose operations show it; none where it was seen in the nodes. */
  readonly clients: readonly string[];
};

export type AnomalyName = "split brain" | "dirty read" | "lost update" | "stale read" | "non-monotonic read";
