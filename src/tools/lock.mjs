// Completes package-lock.json: `npm run lock`, after adding or updating a package.
//
// Some packages bring a program for each platform as optional packages. Where a registry does not offer all of them,
// npm leaves the missing ones out of the lockfile, and `npm ci` then refuses it everywhere. This writes them in by
// name, version and platform, without an integrity hash, so that every platform can install.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));

const systems = { darwin: "darwin", linux: "linux", win32: "win32", windows: "win32", android: "android" };
const processors = { arm64: "arm64", x64: "x64", 64: "x64" };

for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const here = `${path}/node_modules/${name}`;
    const top = `node_modules/${name}`;
    if (lock.packages[here] || lock.packages[top]) continue;
    const words = name.split(/[-/]/);
    const os = words.map((word) => systems[word]).find(Boolean);
    const cpu = words.map((word) => processors[word]).find(Boolean);
    if (!os || !cpu || !/^\d/.test(version)) {
      console.log(`left out: ${name} ${version} (no platform in its name, or no exact version)`);
      continue;
    }
    lock.packages[top] = { version, cpu: [cpu], dev: parent.dev, optional: true, os: [os] };
    if (os === "linux" && name.startsWith("@biomejs/")) {
      lock.packages[top].libc = [words.includes("musl") ? "musl" : "glibc"];
    }
    console.log(`added: ${name} ${version} for ${os} on ${cpu}`);
  }
}

const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
