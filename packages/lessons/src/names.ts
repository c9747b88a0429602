/** Lower-case words and numbers joined by single hyphens, beginning with a letter: `slow-or-dead`. */
export function isKebabCase(name: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
}

/** The nearest name in kebab-case, or "" where nothing of the name is left: `SlowOrDead` becomes `slow-or-dead`. */
export function toKebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "");
}
