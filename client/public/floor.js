// Says so where the browser is older than this page can do with (see FLOOR in src/tools/floor.ts), before a seat is taken.
// It is run as it is, by the oldest browsers there are: no syntax newer than 2009, no module, no library.
(() => {
  var there =
    "noModule" in document.createElement("script") &&
    typeof Array.prototype.findLast === "function" &&
    typeof Array.prototype.at === "function" &&
    typeof Object.hasOwn === "function" &&
    typeof String.prototype.replaceAll === "function" &&
    typeof window.ResizeObserver === "function" &&
    typeof window.queueMicrotask === "function" &&
    typeof window.Intl === "object" &&
    typeof window.Intl.ListFormat === "function" &&
    typeof window.HTMLDialogElement === "function" &&
    typeof window.HTMLDialogElement.prototype.showModal === "function" &&
    typeof window.CSS === "object" &&
    window.CSS.supports("inset", "0") &&
    window.CSS.supports("aspect-ratio", "1") &&
    window.CSS.supports("color", "var(--x)");
  if (there) return;
  var newer = "Safari 15.4, Chrome / Edge 97, Firefox 114";
  // Not among the words of the page: a browser like this one cannot load them.
  var said = {
    en:
      "<h1>This browser is too old for Leaderless</h1>" +
      "<p>Nothing is lost, and no seat is taken. Update the browser, or open this page in a newer one: " +
      newer +
      ", or anything later.</p>" +
      "<p>On an iPhone or iPad the browser comes with the system: Settings, General, Software Update.</p>",
    zh:
      "<h1>这个浏览器太旧，玩不了Leaderless</h1>" +
      "<p>什么也没有丢，也没有占座位。请更新浏览器，或者用更新的浏览器打开这个页面：" +
      newer +
      "，或更新的版本。</p>" +
      "<p>在iPhone或iPad上，浏览器随系统更新：设置、通用、软件更新。</p>",
    de:
      "<h1>Dieser Browser ist zu alt für Leaderless</h1>" +
      "<p>Nichts ist verloren, und kein Platz ist belegt. Aktualisiere den Browser, oder öffne diese Seite in einem neueren: " +
      newer +
      " oder später.</p>" +
      "<p>Auf iPhone und iPad kommt der Browser mit dem System: Einstellungen, Allgemein, Softwareupdate.</p>",
  };
  document.documentElement.setAttribute("data-too-old", "");
  document.getElementById("app").innerHTML =
    '<div role="alert" style="max-width:30em;margin:0 auto;padding:2em 1em;font:1.1em/1.4 sans-serif;background:#fbf5e6;color:#231c14">' +
    (said[(navigator.language || "").slice(0, 2)] || said.en) +
    "</div>";
})();
