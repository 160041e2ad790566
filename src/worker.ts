import { app } from "./http/app.ts";

export { RoomObject as Room } from "./room/object.ts";
export default app;
