/** A name that no other version has; `crypto.randomUUID` is missing where a page comes without https. */
export const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
