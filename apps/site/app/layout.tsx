import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { address } from "../src/address.ts";
import { course } from "../src/content.ts";
import { origin } from "../src/origin.ts";
import { themeScript } from "../src/theme-script.ts";
import "@lightcone/components/styles.css";
import "../styles/theme.css";
import "../styles/fonts.css";
import "../styles/base.css";
import "../styles/frame.css";
import "../styles/lesson.css";
import "../styles/home.css";
import "../styles/reference.css";
import "../styles/search.css";
import "../styles/print.css";

/** The two faces with which every page begins. */
const firstFonts = [
  new URL(
    "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
    import.meta.url,
  ),
  new URL("@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2", import.meta.url),
];

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = await course();
  return {
    title: { default: `${title}: an executable course on distributed systems`, template: `%s · ${title}` },
    description,
    metadataBase: new URL(origin),
    openGraph: {
      type: "website",
      siteName: title,
      title,
      description,
      images: [{ url: address("/cards/course.png"), width: 1200, height: 630, alt: title }],
    },
    twitter: { card: "summary_large_image" },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfcf9" },
    { media: "(prefers-color-scheme: dark)", color: "#15161a" },
  ],
};

export default function Layout({ children }: { children: ReactNode }) {
  for (const { pathname } of firstFonts)
    preload(pathname, { as: "font", type: "font/woff2", crossOrigin: "" });
  return (
    // The script in the head names the palette on this element before React sees it.
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
