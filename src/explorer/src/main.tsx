import "./styles/page.css";
import { render } from "preact";
import { App } from "./App";

const place = document.getElementById("app");
if (place === null) throw new Error("The page has no element #app.");
render(<App />, place);
