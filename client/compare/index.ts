export { Again } from "./again.tsx";
export { Compared } from "./compared.tsx";
export { pictureOf } from "./rows.ts";
