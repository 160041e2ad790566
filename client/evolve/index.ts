export { Among } from "./among.tsx";
export { InLobby } from "./lobby.tsx";
export { Offer } from "./offer.tsx";
export { Colony, Count, OnPhone } from "./phone.tsx";
export { OnWall, Passing } from "./wall.tsx";
