export { InLobby } from "./lobby.tsx";
export { Offer } from "./offer.tsx";
export { Colony, OnPhone } from "./phone.tsx";
export { OnWall, Passing } from "./wall.tsx";
