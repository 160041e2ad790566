import { type Packed, packed } from "./pack.ts";

/** A session's rounds as a file. It is made at once: fflate's own workers come from `blob:` addresses, which this page allows nobody. */
export const fileOf = (session: Packed): Blob => new Blob([packed(session)], { type: "application/gzip" });
