import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import {
  Cite,
  Figure,
  Misconception,
  Objectives,
  Question,
  Reference,
  References,
  Sidenote,
  Table,
  Takeaways,
  Term,
} from "../index.ts";

const html = renderToStaticMarkup;

test("a citation leads to its entry, and the entry to its source", () => {
  expect(html(<Cite id="flp">(Fischer 1985)</Cite>)).toContain('href="#reference-flp"');
  const entry = html(
    <References>
      <Reference
        id="flp"
        author="Fischer"
        title="Impossibility"
        venue="JACM 32(2)"
        year="1985"
        link="https://doi.org/x"
      />
    </References>,
  );
  expect(entry).toContain('id="reference-flp"');
  expect(entry).toContain('<a href="https://doi.org/x"><cite>Impossibility</cite></a>');
  expect(entry).toContain("JACM 32(2), 1985.");
});

test("an entry without a link is plain", () => {
  expect(html(<Reference id="a" author="A" title="T" venue="V" year={1999} />)).not.toContain("<a");
});

test("an answer is there without scripts, folded", () => {
  const question = html(<Question ask="Which?">The second.</Question>);
  expect(question).toMatch(/Which\?.*<details><summary>Answer<\/summary>.*The second\./s);
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

test("boxes have names, figures captions, terms are definitions", () => {
  expect(html(<Objectives>a</Objectives>)).toContain("After this lesson you can");
  expect(html(<Takeaways>a</Takeaways>)).toContain("To remember");
  expect(html(<Figure caption="What it shows">a</Figure>)).toContain(
    "<figcaption>What it shows</figcaption>",
  );
  expect(html(<Term>system model</Term>)).toContain("<dfn");
});
