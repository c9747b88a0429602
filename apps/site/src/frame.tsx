import type { ReactNode } from "react";
import { address } from "./address.ts";
import { course } from "./content.ts";
import { Mark } from "./mark.tsx";
import { Search } from "./search/search.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

/** What stands around every page: the way past the header, the header, the footer. `path` is the page's own. */
export async function Frame({
  path,
  title,
  children,
}: {
  path: `/${string}`;
  title: string;
  children: ReactNode;
}) {
  const { title: name, repository, reportUrl } = await course();
  const report = reportUrl
    .replaceAll("{title}", encodeURIComponent(`Mistake in “${title}”`))
    .replaceAll("{path}", encodeURIComponent(path));
  return (
    <>
      <a className="skip" href="#main">
        Skip to the text
      </a>
      <header className="site-header">
        <a className="home" href={address("/")}>
          <Mark />
          {name}
        </a>
        <Search base={address("/").slice(0, -1)} />
        <nav aria-label="Course">
          <a href={address("/#contents")}>Contents</a> <a href={address("/map/")}>Map</a>
        </nav>
        <ThemeChoice />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <p>
          Cells run in your browser, and nothing that you type leaves it. There is no account and no tracking.
        </p>
        <ul>
          <li>
            <a href={report}>Report a mistake</a>
          </li>
          <li>
            <a href={address("/glossary/")}>Glossary</a>
          </li>
          <li>
            <a href={address("/claims/")}>Claims and their checks</a>
          </li>
          <li>
            <a href={repository}>Source</a>
          </li>
          <li>
            <a href={address("/licenses/")}>Licenses: code MIT, text CC BY 4.0</a>
          </li>
        </ul>
      </footer>
    </>
  );
}
