/** What wrangler.toml binds. */
interface Env {
  ROOM: DurableObjectNamespace<import("./room/object.ts").RoomObject>;
  ROOMS: DurableObjectNamespace<import("./room/room-index.ts").RoomIndex>;
  BUILD: DurableObjectNamespace<import("./builds/build.ts").Build>;
  BUILDS: DurableObjectNamespace<import("./builds/build-index.ts").BuildIndex>;
  /** The deploy's files: dist/. */
  ASSETS: Fetcher;
  /** Flushes are at least so far apart, in ms: 100, or 500 to save on the free plan. */
  FLUSH_MS: string;
  /** A room wipes itself so many hours after its last activity. */
  ROOM_TTL_HOURS: string;
  /** How fast the clocks of rounds run, 1 to 10; as wrangler.toml has it. */
  PACE?: string;
  /** After so many seconds without a host and a screen a class may elect a host. */
  ELECTION_AFTER_SECONDS?: string;
  /** Addresses of pages that may talk to this server besides its own. */
  ALLOWED_ORIGINS?: string;
  /** The request header that holds the visitor's address. */
  ADDRESS_HEADER?: string;
  /** The machine's addresses in its network, where it serves them. */
  LAN_ADDRESSES?: string;
}
