import { useNotebook } from "../notebook/notebook.tsx";
import { passedAnswer } from "./accepted.ts";
import { exerciseAnchor } from "./exercise.tsx";
import { words } from "./words.ts";

/** Says of a cell that builds on an exercise whose answer it uses. */
export function UsedAnswers({ id }: { readonly id: string }) {
  const { session, state } = useNotebook();
  const used = session.lesson.exercises?.filter(({ usedBy }) => usedBy.includes(id)) ?? [];
  return used.map((exercise) => (
    <p className="lc-used-answer" key={exercise.id}>
      <a href={`#${exerciseAnchor(exercise.id)}`}>
        {passedAnswer(state, exercise.id) === null
          ? words.usesReference(exercise.title)
          : words.usesOwn(exercise.title)}
      </a>
    </p>
  ));
}
