import { defineConfig } from "vite";

// Everything the page needs is in dist: it is served from our own server under /graphiql, with no other host to ask.
export default defineConfig({
  base: "/graphiql/",
  worker: { format: "es" },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 8000,
    rolldownOptions: {
      // Marks of server components mean nothing in a bundle for the browser.
      onLog: (level, log, handle) => log.code === "MODULE_LEVEL_DIRECTIVE" || handle(level, log),
    },
  },
});
