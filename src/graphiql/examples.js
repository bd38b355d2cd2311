// Shown as tabs to who opens the page for the first time; each gives an answer on the seed data.
const documents = import.meta.glob("./examples/*.graphql", { query: "?raw", import: "default", eager: true });
const variables = import.meta.glob("./examples/*.json", { query: "?raw", import: "default", eager: true });

export const examples = Object.entries(documents)
  .sort(([one], [other]) => one.localeCompare(other))
  .map(([path, query]) => ({ query, variables: variables[path.replace(".graphql", ".json")] }));
