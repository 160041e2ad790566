import { render } from "preact";
import "./style/tokens.css";
import "./style/base.css";
import { App } from "./app.tsx";
import { wearTheme } from "./worlds/theme.ts";

wearTheme();

render(<App />, document.getElementById("app") as HTMLElement);
