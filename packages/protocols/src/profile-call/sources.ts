/** Where the claims about the profile call come from. */
import type { Source } from "../claim.ts";

export const tail: Source = {
  author: "Jeffrey Dean and Luiz André Barroso",
  title: "The tail at scale",
  venue: "Communications of the ACM 56(2)",
  year: 2013,
};
export const jitter: Source = {
  author: "Marc Brooker",
  title: "Exponential backoff and jitter",
  venue: "AWS Architecture Blog",
  year: 2015,
};
export const retries: Source = {
  author: "Marc Brooker",
  title: "Timeouts, retries and backoff with jitter",
  venue: "Amazon Builders' Library",
  year: 2019,
};
export const queueing: Source = {
  author: "Leonard Kleinrock",
  title: "Queueing Systems, volume 1: Theory",
  venue: "Wiley",
  year: 1975,
};
export const little: Source = {
  author: "John D. C. Little",
  title: "A proof for the queuing formula: L = λW",
  venue: "Operations Research 9(3)",
  year: 1961,
};
export const reliability: Source = {
  author: "Betsy Beyer, Chris Jones, Jennifer Petoff and Niall Richard Murphy (editors)",
  title: "Site Reliability Engineering, chapter 21: Handling overload",
  venue: "O'Reilly",
  year: 2016,
};
export const metastable: Source = {
  author: "Nathan Bronson, Abutalib Aghayev, Aleksey Charapko and Timothy Zhu",
  title: "Metastable failures in distributed systems",
  venue: "Hot Topics in Operating Systems (HotOS)",
  year: 2021,
};
