declare namespace Cloudflare {
  interface Env {
    ROOM: DurableObjectNamespace<import("../../src/room/object.ts").RoomObject>;
    FLUSH_MS: string;
    ROOM_TTL_HOURS: string;
  }
  interface GlobalProps {
    mainModule: typeof import("../../src/worker.ts");
  }
}
