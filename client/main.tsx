import { render } from "preact";
import "./style/tokens.css";
import "./style/base.css";
import "./style/controls.css";
import "./style/screens.css";
import "./style/play.css";
import { App } from "./app.tsx";
import { wearLook } from "./worlds/look.ts";

wearLook();

render(<App />, document.getElementById("app") as HTMLElement);
