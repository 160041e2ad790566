// Running other programs from the project's own scripts.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs a program of node_modules/.bin (or any other) in the root folder, or another one, with its output on the terminal.
 * Whether it ended well.
 */
export function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}, cwd = root): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PWD: cwd, ...env },
      stdio: ["ignore", "inherit", "inherit"],
      // Windows starts the .cmd files in node_modules/.bin only through a shell.
      shell: process.platform === "win32",
    });
    child.on("error", (error) => {
      console.error(String(error));
      resolve(false);
    });
    child.on("close", (code) => resolve(code === 0));
  });
}

/** The same, with its output kept and given back whole: for what runs beside something else. */
export function runKept(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const pieces: string[] = [];
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PWD: root, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => pieces.push(text));
    }
    child.on("error", (error) => resolve({ ok: false, output: String(error) }));
    child.on("close", (code) => resolve({ ok: code === 0, output: pieces.join("") }));
  });
}
