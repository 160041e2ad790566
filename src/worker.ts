import { app } from "./http/app.ts";

export { Build } from "./builds/build.ts";
export { BuildIndex } from "./builds/build-index.ts";
export { RoomObject as Room } from "./room/object.ts";
export default app;
