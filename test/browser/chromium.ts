// A browser for tests: a Chrome or Chromium that is on the machine already, or else the one that comes inside an npm
// package (Linux on x64). CHROME_PATH names one; LEADERLESS_CHROMIUM=bundled takes the package's in any case.
import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { root } from "../../src/tools/run.ts";

const args = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Shared memory may be too small inside a container.
  "--disable-dev-shm-usage",
  // Chromium refuses to run as root with its sandbox.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((folder) =>
    join(process.env[folder] ?? "", "Google/Chrome/Application/chrome.exe"),
  ),
];

/** The browser's program, and the environment it needs. */
export async function findBrowser(): Promise<{ path: string; env?: Record<string, string> }> {
  if (process.env.LEADERLESS_CHROMIUM !== "bundled") {
    const wanted = process.env.CHROME_PATH;
    if (wanted && !runs(wanted)) throw new Error(`CHROME_PATH is ${wanted}, but there is no program`);
    const folders = (process.env.PATH ?? "").split(delimiter);
    const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
    const path = [wanted, ...onPath, ...places].find((path) => path && runs(path));
    if (path) return { path };
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("no Chrome or Chromium found: install one, or name it with CHROME_PATH");
  }
  return unpackBrowser();
}

/**
 * Unpacks the npm package's Chromium into .build/chromium. The package is made for a cloud's functions; taken for such
 * a function it unpacks the libraries and fonts as well, so that nothing has to be installed on the machine.
 */
async function unpackBrowser() {
  const folder = join(root, ".build/chromium");
  mkdirSync(folder, { recursive: true });
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" });
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    const path = await packaged.executablePath();
    const env: Record<string, string> = { LD_LIBRARY_PATH: join(folder, "al2023/lib") };
    if (!existsSync("/etc/fonts/fonts.conf")) env.FONTCONFIG_PATH = join(folder, "fonts");
    return { path, env };
  } finally {
    for (const name of ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

/** Those that were started here and still run. */
export const browsers = new Set<Browser>();

/** Starts a headless browser; the caller closes it. `args` are added to those that every test needs. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { path, env } = await findBrowser();
  try {
    const browser = await chromium.launch({
      headless: true,
      ...options,
      executablePath: path,
      env: { ...process.env, ...env, ...options.env },
      args: [...args, ...(options.args ?? [])],
    });
    browsers.add(browser);
    browser.on("disconnected", () => browsers.delete(browser));
    return browser;
  } catch (error) {
    throw new Error(`could not start the browser ${path}`, { cause: error });
  }
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
