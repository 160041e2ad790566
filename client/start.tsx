import { render } from "preact";
import "./style/tokens.css";
import "./style/base.css";
import { App } from "./app.tsx";
import { words } from "./words/words.ts";
import { wearTheme } from "./worlds/theme.ts";

wearTheme();
document.title = words.name;

render(<App />, document.getElementById("app") as HTMLElement);
