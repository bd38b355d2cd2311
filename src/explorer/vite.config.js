import { defineConfig } from "vite";

// Everything the page needs is in dist: it is served from our own server under /explorer, with no other host to ask.
export default defineConfig({
  base: "/explorer/",
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    // Nothing is put into the page as text: the content policy allows files of this server only.
    assetsInlineLimit: 0,
  },
});
