import { ImageResponse } from "next/og";
import { course } from "../../../src/content.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

type Props = { params: Promise<{ name: string }> };

const home = "course";

export async function generateStaticParams() {
  const { parts } = await course();
  const slugs = parts.flatMap(({ lessons }) => lessons.map(({ slug }) => slug));
  return [home, ...slugs].map((slug) => ({ name: `${slug}.png` }));
}

/** The picture that other sites show beside a link to a page: its title under the mark of the course. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const slug = (await params).name.replace(/\.png$/, "");
  const { title, description, parts } = await course();
  const lessons = parts.flatMap((part) => part.lessons);
  const lesson = lessons.find((each) => each.slug === slug);
  return new ImageResponse(
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: 72,
        background: "#fdfcf9",
        color: "#1e1d1b",
      }}
    >
      <div style={{ display: "flex", alignItems: "center", gap: 20, fontSize: 36, color: "#443a9b" }}>
        <svg width="64" height="64" viewBox="0 0 32 32">
          <path d="M2 4 16 16 2 28Z" fill="#443a9b" opacity="0.38" />
          <path d="M30 4 16 16l14 12Z" fill="#443a9b" />
          <circle cx="16" cy="16" r="3.5" fill="#443a9b" stroke="#fdfcf9" strokeWidth="1.5" />
        </svg>
        {title}
      </div>
      <div style={{ display: "flex", flexDirection: "column", gap: 24 }}>
        <div style={{ fontSize: 76, lineHeight: 1.1 }}>
          {lesson?.title ?? "Distributed systems you can run"}
        </div>
        <div style={{ fontSize: 34, lineHeight: 1.35, color: "#605c54" }}>
          {lesson?.summary ?? description}
        </div>
      </div>
    </div>,
    { width: 1200, height: 630 },
  );
}
