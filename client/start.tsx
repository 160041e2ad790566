import "./style/tokens.css";
import "./style/base.css";
import { App } from "./app.tsx";
import { renderLasting } from "./translated.ts";
import { words } from "./words/words.ts";
import { wearTheme } from "./worlds/theme.ts";

wearTheme();
document.title = words.name;

renderLasting(<App />, document.getElementById("app") as HTMLElement);
// Needed once something disappears, which nothing does so soon.
void import("./parts/focus/lost.ts").catch(() => {});
