// The oldest browsers that the page is built for. What they do not have must not be used, or have something in its place:
// test/client/floor.test.ts reads the styles for it, test/browser/floor.test.ts takes the newer things away and plays.
// Below the floor, client/public/floor.js says so. As Vite names targets; Edge has Chrome's numbers.
export const FLOOR = ["chrome97", "safari15.4", "firefox114"];
