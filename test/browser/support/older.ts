import type { BrowserContext } from "playwright-core";
import { asOfTheFloor } from "../../client/support/newer-styles.ts";

/**
 * What the language and the browser have got since the floor (src/tools/floor.ts), as far as the tests' Chromium has it:
 * developer.mozilla.org's compatibility tables, November 2026, all of JavaScript's and what a page like this might use of
 * the rest. A name with a dot is looked for on the constructor and on its prototype.
 */
const NEWER = `
  Array.fromAsync Array.toReversed Array.toSorted Array.toSpliced Array.with ArrayBuffer.detached ArrayBuffer.maxByteLength
  ArrayBuffer.resizable ArrayBuffer.resize ArrayBuffer.transfer ArrayBuffer.transferToFixedLength AsyncDisposableStack
  Atomics.pause Atomics.waitAsync DataView.getFloat16 DataView.setFloat16 Date.toTemporalInstant DisposableStack
  Error.captureStackTrace Error.isError Float16Array Intl.DurationFormat Intl.Segmenter Intl.supportedValuesOf Iterator.concat
  Iterator.drop Iterator.every Iterator.filter Iterator.find Iterator.flatMap Iterator.forEach Iterator.from Iterator.includes
  Iterator.join Iterator.map Iterator.reduce Iterator.some Iterator.take Iterator.toArray Iterator.zip Iterator.zipKeyed
  Iterator JSON.isRawJSON JSON.rawJSON Map.getOrInsert Map.getOrInsertComputed Map.groupBy Math.f16round Math.sumPrecise
  Object.groupBy Promise.try Promise.withResolvers RegExp.escape Set.difference Set.intersection Set.isDisjointFrom
  Set.isSubsetOf Set.isSupersetOf Set.symmetricDifference Set.union String.isWellFormed String.toWellFormed SuppressedError
  Symbol.asyncDispose Symbol.dispose Temporal Uint8Array.fromBase64 Uint8Array.fromHex Uint8Array.setFromBase64
  Uint8Array.setFromHex Uint8Array.toBase64 Uint8Array.toHex WeakMap.getOrInsert WeakMap.getOrInsertComputed
  structuredClone AbortSignal.any AbortSignal.timeout AbortSignal.throwIfAborted Blob.bytes CloseWatcher CompressionStream
  DecompressionStream Document.startViewTransition Document.parseHTMLUnsafe Document.caretPositionFromPoint
  Element.checkVisibility Element.computedStyleMap Element.getHTML Element.moveBefore Element.requestFullscreen
  Element.setHTMLUnsafe DocumentFragment.moveBefore Document.moveBefore HTMLDialogElement.requestClose
  HTMLElement.showPopover HTMLElement.hidePopover HTMLElement.togglePopover HTMLElement.popover HTMLElement.virtualKeyboardPolicy
  HTMLInputElement.showPicker HTMLSelectElement.showPicker Highlight Navigation navigation Navigator.wakeLock Navigator.share
  Navigator.userActivation Navigator.userAgentData Navigator.vibrate Response.bytes Request.duplex URL.canParse
  URL.parse URLPattern URLSearchParams.size cookieStore documentPictureInPicture requestIdleCallback cancelIdleCallback
  scheduler trustedTypes TaskController ViewTransition WakeLock
`;

/** Takes such names away from every page of a context, before any script of the page. */
export async function takeAway(context: BrowserContext, names: readonly string[]): Promise<void> {
  await context.addInitScript((names) => {
    const page = globalThis as unknown as Record<string, Record<string, object> | undefined>;
    // A typed array's methods are those of all typed arrays.
    const typed = Object.getPrototypeOf(Uint8Array.prototype) as object;
    for (const method of ["toReversed", "toSorted", "with"])
      if (names.includes(`Array.${method}`)) Reflect.deleteProperty(typed, method);
    for (const name of names) {
      const [first = "", second] = name.split(".");
      if (second === undefined) Reflect.deleteProperty(globalThis, first);
      else
        for (const holder of [page[first], page[first]?.prototype]) if (holder) Reflect.deleteProperty(holder, second);
    }
  }, names);
}

/** Makes every page of a context one in a browser of the floor, as far as a newer one can be made older. */
export async function makeOlder(context: BrowserContext): Promise<void> {
  await takeAway(context, NEWER.trim().split(/\s+/));
  await context.route(/\.css$/, async (route) => {
    // A page may be closed while a style is still on its way to it: then nobody waits for that any more.
    const response = await route.fetch().catch(() => undefined);
    const style = await response?.text().catch(() => undefined);
    const answered =
      response && style !== undefined ? route.fulfill({ response, body: asOfTheFloor(style) }) : route.abort();
    await answered.catch(() => undefined);
  });
}
