/** Text that the repository's own Markdown became at build: trusted. */
export const Html = ({ html, className = "" }: { readonly html: string; readonly className?: string }) => (
  <div className={`lc-prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />
);
