export { Part } from "./part-ways.tsx";
export { Rooms, RoomsOnWall } from "./rooms.tsx";
