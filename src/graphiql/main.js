import "graphiql/setup-workers/vite";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import "./page.css";
import { examples } from "./examples.js";

// Right after a change of tabs GraphiQL still names the operation of the tab before.
function withKnownOperation({ operationName, ...request }) {
  return operationName && request.query.includes(operationName) ? { operationName, ...request } : request;
}

async function fetcher(request, { headers } = {}) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { ...headers, "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify(withKnownOperation(request)),
  });
  return response.json();
}

createRoot(document.getElementById("graphiql")).render(createElement(GraphiQL, { fetcher, defaultTabs: examples }));
