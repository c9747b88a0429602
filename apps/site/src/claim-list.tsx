import { claimAnchor, ClaimChecks, howChecked } from "@lightcone/components";
import type { RecordedClaim } from "@lightcone/lessons";
import { address } from "./address.ts";
import type { ReadCourse } from "./content.ts";

/** What each grade of tolerance allows. */
export const grades: Readonly<Record<RecordedClaim["grade"], string>> = {
  G0: "exact",
  G1: "within the error of the sample",
  G2: "within the error of the sample and of the last printed digit",
  G3: "within a stated share, for the tails of distributions",
  G4: "within a stated share, for measurements on hardware",
};

/** Claims with what was published beside what came out, grouped by their model. */
export function ClaimList({ claims, course }: { claims: readonly RecordedClaim[]; course: ReadCourse }) {
  const models = [...new Set(claims.map(modelOf))];
  return models.map((model) => (
    <section key={model} className="claims">
      <h2 id={model}>{model}</h2>
      {claims
        .filter((claim) => modelOf(claim) === model)
        .map((claim) => (
          <OneClaim key={claim.id} claim={claim} course={course} />
        ))}
    </section>
  ));
}

/** The door of its model: "wars" of "wars.visibility". */
const modelOf = ({ id }: RecordedClaim) => id.slice(0, id.indexOf("."));

function OneClaim({ claim, course }: { claim: RecordedClaim; course: ReadCourse }) {
  const { id, sentence, source, grade, checks } = claim;
  const lessons = course.parts
    .flatMap((part) => part.lessons)
    .filter(({ mentions }) => mentions.some((mention) => mention.element === "Claim" && mention.id === id));
  return (
    <article id={claimAnchor(id)}>
      <h3>
        <code>{id}</code>
      </h3>
      <p>{sentence}</p>
      <p className="source">
        {source.author}, <cite>{source.title}</cite>, {source.venue}, {source.year}. Checked:{" "}
        {howChecked(claim)}; {checks.length} {checks.length === 1 ? "figure" : "figures"}, {grades[grade]}.
        {lessons.map(({ slug, title }) => (
          <span key={slug}>
            {" "}
            In <a href={address(`/lessons/${slug}/`)}>{title}</a>.
          </span>
        ))}
      </p>
      <details>
        <summary>Published beside ours</summary>
        <div className="lc-table" role="group" aria-label={`Checks of ${id}`} tabIndex={0}>
          <ClaimChecks claim={claim} />
        </div>
      </details>
    </article>
  );
}
