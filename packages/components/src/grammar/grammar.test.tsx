import type { Definition, RecordedClaim, Work } from "@lightcone/lessons";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import {
  Cite,
  Claim,
  ClaimCards,
  ClaimChecks,
  Definitions,
  Experiment,
  Figure,
  Finding,
  Misconception,
  Needs,
  Objectives,
  Question,
  References,
  Sidenote,
  Table,
  Takeaways,
  Term,
} from "../index.ts";

const html = renderToStaticMarkup;

const flp: Work = {
  id: "flp85",
  authors: ["Michael J. Fischer", "Nancy A. Lynch", "Michael S. Paterson"],
  title: "Impossibility",
  venue: "JACM 32(2)",
  year: 1985,
  link: "https://doi.org/x",
  by: "Fischer, Lynch and Paterson",
  when: "1985",
};

test("a citation names authors and year, and leads to its entry; the entry leads to its source", () => {
  const cited = html(<Cite work={flp} />);
  expect(cited).toContain(">(Fischer, Lynch and Paterson 1985)</a>");
  expect(cited).toContain('href="#reference-flp85"');
  const entry = html(<References works={[flp]} />);
  expect(entry).toContain(
    '<li id="reference-flp85">Michael J. Fischer, Nancy A. Lynch and Michael S. Paterson. ',
  );
  expect(entry).toContain('<a href="https://doi.org/x"><cite>Impossibility</cite></a>. JACM 32(2), 1985.');
});

test("a citation says where in the work, and may be part of the sentence", () => {
  expect(html(<Cite work={flp} at="section 3" />)).toContain(
    ">(Fischer, Lynch and Paterson 1985, section 3)<",
  );
  expect(html(<Cite work={flp} inText />)).toContain(">Fischer, Lynch and Paterson (1985)<");
});

test("an entry without a link is plain", () => {
  expect(html(<References works={[{ ...flp, link: null }]} />)).not.toContain("<a");
});

test("a word leads to the glossary, and is described by its definition", () => {
  const bivalent: Definition = { id: "bivalent", term: "bivalent", definition: "Undecided.", source: null };
  const word = html(<Term definition={bivalent} glossary="/glossary/" />);
  expect(word).toContain('href="/glossary/#term-bivalent"');
  expect(word).toContain('aria-describedby="term-bivalent"');
  expect(word).toContain(">bivalent</a>");
  expect(
    html(
      <Term definition={bivalent} glossary="/glossary/">
        bivalence
      </Term>,
    ),
  ).toContain(">bivalence</a>");
  expect(html(<Definitions definitions={[bivalent]} />)).toContain(
    '<p id="term-bivalent"><strong>bivalent</strong>',
  );
});

const check = { figure: "fresh", at: { r: 1 }, published: 0.439, ours: 0.43651, allowed: 0.01, holds: true };
const fresh: RecordedClaim = {
  id: "wars.fresh",
  sentence: "So many reads are fresh.",
  source: { author: "B", title: "PBS", venue: "VLDB", year: 2012 },
  grade: "G3",
  doesNotReproduce: false,
  checks: [
    { ...check, checked: "400,000 trials" },
    { ...check, at: { r: 2 }, ours: null, allowed: null, holds: false, checked: "formula" },
  ],
};

test("a claim says how it was checked, and leads to its checks", () => {
  const claimed = html(
    <Claim claim={fresh} claims="/claims/">
      Four in ten
    </Claim>,
  );
  expect(claimed).toContain("Four in ten <a");
  expect(claimed).toContain('href="/claims/#claim-wars.fresh"');
  expect(claimed).toContain("checked: 400,000 trials, and 1 more</a>");
  expect(html(<ClaimCards claims={[fresh]} />)).toContain('id="claim-wars.fresh"');
});

test("what was published stands beside what came out", () => {
  const text = html(<ClaimChecks claim={fresh} />).replace(/<[^>]*>/g, "|");
  expect(text).toMatch(/fresh\|+r 1\|+0\.439\|+0\.4365\|+0\.01\|+holds\|/);
  expect(text).toMatch(/fresh\|+r 2\|+0\.439\|+nothing\|+fails\|/);
  expect(html(<ClaimChecks claim={fresh} most={1} />)).toContain("And 1 more.");
  const odd = { ...fresh, doesNotReproduce: true };
  expect(html(<ClaimChecks claim={odd} />)).toContain("does not come out, as said");
  expect(html(<Claim claim={odd} claims="/c/" children="x" />)).toContain("does not reproduce: ");
});

test("an answer is there without scripts, folded", () => {
  const question = html(<Question ask="Which?">The second.</Question>);
  expect(question).toMatch(/Which\?.*<details><summary>Answer<\/summary>.*The second\./s);
});

test("an experiment asks first, and folds what came of it", () => {
  const experiment = html(
    <Experiment ask="How many?">
      cells
      <Finding>Seven.</Finding>
    </Experiment>,
  );
  expect(experiment).toMatch(
    /How many\?.*cells.*<details[^>]*><summary>What came of it<\/summary>.*Seven\./s,
  );
});

test("what a lesson builds on is a sentence", () => {
  const lesson = (title: string) => ({ title, address: `/${title}/` });
  const words = (...titles: readonly string[]) =>
    html(<Needs lessons={titles.map(lesson)} />).replace(/<[^>]*>/g, "");
  expect(words("A")).toBe("Builds on A.");
  expect(words("A", "B", "C")).toBe("Builds on A, B and C.");
});

test("a misconception says that it is one before it says what", () => {
  expect(html(<Misconception wrong="Messages get lost.">They are late.</Misconception>)).toMatch(
    /wrong.*<q>Messages get lost\.<\/q>.*They are late\./s,
  );
});

test("a side note may stand in a paragraph, and its mark folds it without scripts", () => {
  const note = html(<Sidenote>An aside.</Sidenote>);
  const [, id] = /<input type="checkbox" id="([^"]+)"/.exec(note) ?? [];
  expect(note).toContain(`<label for="${id}"`);
  expect(note).not.toMatch(/<(div|p|details)\b/);
  expect(note).toContain('<small role="note">An aside.</small>');
});

test("a wide table scrolls by keyboard too", () => {
  expect(
    html(
      <Table>
        <tbody />
      </Table>,
    ),
  ).toMatch(/^<div[^>]*tabindex="0"[^>]*><table>/i);
});

test("boxes have names, figures captions", () => {
  expect(html(<Objectives>a</Objectives>)).toContain("After this lesson you can");
  expect(html(<Takeaways>a</Takeaways>)).toContain("To remember");
  expect(html(<Figure caption="What it shows">a</Figure>)).toContain(
    "<figcaption>What it shows</figcaption>",
  );
});
