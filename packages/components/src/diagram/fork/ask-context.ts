import type { ForkQuestion } from "@lightcone/diagrams/executions";
import { createContext } from "react";
import type { Shown } from "../../result.ts";

/** Asks the run of a picture to go another way. Never rejects: why there is no answer is the answer. */
export type AskRun = (question: ForkQuestion) => Promise<Shown>;

/** How a picture reaches the run that it shows; null where there is no run any more, but only its picture. */
export const AskRunContext = createContext<AskRun | null>(null);

/** Asks about one of the pictures that a cell shows, counted from 0. */
export type AskPicture = (shown: number, question: unknown) => Promise<Shown>;

export const AskPictureContext = createContext<AskPicture | null>(null);
