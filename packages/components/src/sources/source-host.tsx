import { useSyncExternalStore } from "react";
import { useLoaded } from "../use-loaded.ts";
import type { SourceView } from "./source-view.ts";

const closed = () => null;

/** Where the view of sources stands in a lesson; its code comes when it is first opened. */
export function SourceHost({ view }: { readonly view: SourceView }) {
  const opened = useSyncExternalStore(view.subscribe, view.get, closed);
  const dialog = useLoaded(opened !== null, () => import("./source-dialog.tsx"));
  if (opened === null || dialog === null || dialog === "failed") return null;
  return <dialog.SourceDialog opened={opened} onClose={view.close} />;
}
