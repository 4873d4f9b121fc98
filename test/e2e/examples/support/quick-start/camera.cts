import type { Locator } from 'playwright-core';

/** Takes a picture of what is shown: all of it, or the smallest area with these parts. */
export type Camera = (name: string, ...parts: Locator[]) => Promise<void>;
