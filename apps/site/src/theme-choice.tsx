"use client";
import { useEffect, useState } from "react";

const choices = ["system", "light", "dark"] as const;
type Choice = (typeof choices)[number];

const words: Record<Choice, string> = { system: "As the system", light: "Light", dark: "Dark" };

const pictures: Record<Choice, string> = {
  system: "M3 4h14v9H3zM7 17h6M10 13v4",
  light:
    "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4",
  dark: "M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z",
};

/** Light, dark, or as the system has it. The script in the head has applied an earlier choice already. */
export function ThemeChoice() {
  const [choice, setChoice] = useState<Choice>("system");

  useEffect(() => {
    const known = document.documentElement.dataset.themeChoice;
    setChoice(choices.find((name) => name === known) ?? "system");
  }, []);

  useEffect(() => {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => {
      if (document.documentElement.dataset.themeChoice === "system") apply("system", system.matches);
    };
    system.addEventListener("change", follow);
    return () => system.removeEventListener("change", follow);
  }, []);

  const choose = (name: Choice) => {
    setChoice(name);
    apply(name, matchMedia("(prefers-color-scheme: dark)").matches);
    try {
      localStorage.setItem("theme", name);
    } catch {
      // Storage is closed to us (private mode): the choice then lasts as long as the page.
    }
  };

  return (
    <fieldset className="theme-choice">
      <legend className="unseen">Colors</legend>
      {choices.map((name) => (
        <label key={name} title={words[name]}>
          <input type="radio" name="theme" checked={choice === name} onChange={() => choose(name)} />
          <span className="unseen">{words[name]}</span>
          <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
            <path d={pictures[name]} strokeLinecap="round" strokeLinejoin="round" />
          </svg>
        </label>
      ))}
    </fieldset>
  );
}

function apply(choice: Choice, systemIsDark: boolean) {
  const { dataset } = document.documentElement;
  dataset.themeChoice = choice;
  dataset.theme = choice === "system" ? (systemIsDark ? "dark" : "light") : choice;
}
