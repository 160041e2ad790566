export { Lead } from "./lead.tsx";
export { Cards } from "./shown.tsx";
export { WallCards } from "./wall.tsx";
