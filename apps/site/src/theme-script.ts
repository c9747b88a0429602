/**
 * Runs in the head, before anything is painted: sets the palette that the reader chose, or the system's. The policy
 * allows it by its hash.
 */
export const themeScript = `(()=>{let c="system";try{c=localStorage.getItem("theme")||c}catch{}
const d=matchMedia("(prefers-color-scheme: dark)").matches,e=document.documentElement.dataset;
e.themeChoice=c;e.theme=c==="system"?(d?"dark":"light"):c})()`;
