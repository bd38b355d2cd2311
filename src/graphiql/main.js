import "graphiql/setup-workers/vite";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import "./page.css";
import { examples } from "./examples.js";

async function fetcher(request) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify(request),
  });
  return response.json();
}

createRoot(document.getElementById("graphiql")).render(createElement(GraphiQL, { fetcher, defaultTabs: examples }));
