declare namespace Cloudflare {
  interface Env {
    ROOM: DurableObjectNamespace<import("../../src/room/object.ts").RoomObject>;
    ROOMS: DurableObjectNamespace<import("../../src/room/room-index.ts").RoomIndex>;
    BUILD: DurableObjectNamespace<import("../../src/builds/build.ts").Build>;
    BUILDS: DurableObjectNamespace<import("../../src/builds/build-index.ts").BuildIndex>;
    ASSETS: Fetcher;
    FLUSH_MS: string;
    ROOM_TTL_HOURS: string;
    /** How fast the clocks of rounds run, 1 to 10; as wrangler.toml has it. */
    PACE?: string;
    /** Addresses of pages that may talk to this server besides its own. */
    ALLOWED_ORIGINS?: string;
    /** The request header that holds the visitor's address. */
    ADDRESS_HEADER?: string;
    /** The machine's addresses in its network, where it serves them. */
    LAN_ADDRESSES?: string;
  }
  interface GlobalProps {
    mainModule: typeof import("../../src/worker.ts");
  }
}
