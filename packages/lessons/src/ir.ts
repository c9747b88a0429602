/** A lesson as one value: what the site, the type check, the execution in CI, the export and the search read. */
import type { LessonExercise, LessonQuestion } from "./exercises/types.ts";

export type * from "./exercises/types.ts";

/** Where something stands in the lesson's MDX file. Lines and columns count from 1. */
export type Position = { readonly line: number; readonly column: number };

export type LessonCell = {
  /** Unique in the lesson, and permanent: saved work is filed under it. */
  readonly id: string;
  /** The code between the fences. */
  readonly source: string;
  readonly seed: number;
  /** Events of simulation that the cell and its ancestors may spend. */
  readonly budget: number;
  /** A caption for the cell, from the fence's `title="..."`. */
  readonly title: string | null;
  /** `expect-throws="..."`: the cell must fail with a message that contains this. */
  readonly expectThrows: string | null;
  /** `expect-error=TS2322`: the cell must have type errors with this code, and no others. */
  readonly expectError: string | null;
  /** The first line of the code (not of the fence) in the MDX file. */
  readonly position: Position;
};

/** What the reader turns, and cells read by its name. */
export type LessonInput = Control & {
  /** Unique among the names of the lesson, and permanent: the reader's value is saved under it. */
  readonly name: string;
  /** What is turned, in a few words. */
  readonly label: string;
  /** Where its element stands in the MDX file. */
  readonly position: Position;
};

/** How it is turned, and its value at first. */
type Control =
  | {
      readonly kind: "slider";
      readonly value: number;
      readonly min: number;
      readonly max: number;
      /** The distance between values, counted from `min`. */
      readonly step: number;
      readonly unit: string | null;
    }
  | { readonly kind: "choice"; readonly value: string; readonly options: readonly string[] }
  | { readonly kind: "toggle"; readonly value: boolean }
  /** A whole number that is not negative. */
  | { readonly kind: "seed"; readonly value: number };

export type Heading = { readonly depth: 2 | 3; readonly id: string; readonly text: string };

/** The elements of the text that name something of the course by its id: a work, a word, a claim. */
export type Element = "Cite" | "Term" | "Claim";

export type Mention = { readonly element: Element; readonly id: string; readonly position: Position };

/** A number in the prose that somebody has to answer for: a claim, a citation or the lesson's code. */
export type ProseNumber = {
  /** As it stands in the text: "1,000", "99.9". */
  readonly written: string;
  /** Whether its sentence cites a work. */
  readonly isCited: boolean;
  /** The claim in which it stands. */
  readonly claim: string | null;
  readonly position: Position;
};

export type LessonIR = {
  /** Permanent address: `/lessons/<slug>/`. */
  readonly slug: string;
  /** Path of the MDX file, from the workspace's root, for messages. */
  readonly file: string;
  readonly title: string;
  /** One sentence for the table of contents, cards and search. */
  readonly summary: string;
  /** What the reader will be able to do. */
  readonly objectives: readonly string[];
  /** Slugs of the lessons that it builds on; all of them come before it. */
  readonly needs: readonly string[];
  /** Minutes, from the words of the prose and the lines of the code. */
  readonly readingMinutes: number;
  readonly headings: readonly Heading[];
  readonly cells: readonly LessonCell[];
  readonly inputs: readonly LessonInput[];
  readonly exercises: readonly LessonExercise[];
  readonly questions: readonly LessonQuestion[];
  /** What it cites, uses and claims, in the order of the text. */
  readonly mentions: readonly Mention[];
  readonly numbers: readonly ProseNumber[];
  /** The MDX body, without front matter. */
  readonly body: string;
};

/** Something wrong in a lesson, for its author. */
export type LessonProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
};

/** The one ordered table of contents, `content/course.json`. */
export type Course = {
  readonly title: string;
  readonly description: string;
  readonly repository: string;
  /** Where a reader reports a mistake; `{title}` and `{path}` are replaced. */
  readonly reportUrl: string;
  readonly parts: readonly {
    readonly title: string;
    readonly summary: string;
    readonly lessons: readonly { readonly slug: string; readonly path: string }[];
  }[];
  /** Ways through the course for those who have less time: each a list of slugs, in the course's order. */
  readonly paths: readonly {
    readonly title: string;
    readonly summary: string;
    /** The reading times of its lessons together may not be more. */
    readonly minutes: number;
    readonly lessons: readonly string[];
  }[];
};
