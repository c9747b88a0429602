/** The index that Pagefind makes of the exported pages, and reads in a worker of its own. */

export type Section = { readonly url: string; readonly title: string; readonly excerpt: string };
export type Found = { readonly url: string; readonly title: string; readonly sections: readonly Section[] };
export type Answer = { readonly pages: readonly Found[]; readonly total: number };
/** Gives null where another question came meanwhile. */
export type Index = { search(words: string): Promise<Answer | null> };

/** As much as we use of what Pagefind gives. */
type Pagefind = {
  options(options: { baseUrl: string }): Promise<void>;
  debouncedSearch(words: string): Promise<{ results: readonly { data(): Promise<Page> }[] } | null>;
};
type Page = {
  readonly url: string;
  readonly meta: { readonly title?: string };
  readonly excerpt: string;
  readonly sub_results: readonly Section[];
};

const mostPages = 8;
const mostSections = 3;

/** Loads the index of the site that stands under a folder of its host, such as `/course`. */
export async function openIndex(base: string): Promise<Index> {
  const address = `${base}/pagefind/pagefind.js`;
  const pagefind = (await import(/* turbopackIgnore: true */ /* webpackIgnore: true */ address)) as Pagefind;
  await pagefind.options({ baseUrl: `${base}/` });
  return {
    async search(words) {
      const answer = await pagefind.debouncedSearch(words);
      if (answer === null) return null;
      const pages = await Promise.all(answer.results.slice(0, mostPages).map(({ data }) => data()));
      return { pages: pages.map(foundOn), total: answer.results.length };
    },
  };
}

const foundOn = ({ url, meta, excerpt, sub_results: sections }: Page): Found => {
  const title = meta.title ?? url;
  const own = sections.length > 0 ? sections : [{ url, title, excerpt }];
  return { url, title, sections: own.slice(0, mostSections) };
};
