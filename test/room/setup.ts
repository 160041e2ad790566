// Before each test file: the files run in one workerd one after the other, and none must find what another has stored.
import { reset } from "cloudflare:test";
import { beforeAll } from "vitest";

beforeAll(() => reset());
