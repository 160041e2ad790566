export { Part } from "./part-ways.tsx";
export { Rooms, RoomsCard, RoomsOnWall } from "./rooms.tsx";
