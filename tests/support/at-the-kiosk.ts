import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Intent } from '../../main/contract/intents.ts';
import type { ScreenState } from '../../main/contract/screen-state.ts';
import type { RunningKiosk } from './launch-kiosk.ts';

type Dock = NonNullable<ScreenState['dock']>;
type DockIntent = Extract<Intent, { intent: `dock-${string}` }>;

/** Where the pictures go, in the order in which they were taken. */
export interface Camera {
  readonly folder: string;
  count: number;
}

/**
 * People in front of a running kiosk: they touch what they see, hold badges to the reader and push doors shut. Nothing sets a
 * screen directly; hands and faults of the pretended hardware go through the development dock's own intents.
 */
export class AtTheKiosk {
  readonly kiosk: RunningKiosk;
  readonly page: Page;
  readonly #camera: Camera | null;

  constructor(kiosk: RunningKiosk, camera: Camera | null = null) {
    this.kiosk = kiosk;
    this.page = kiosk.page;
    this.#camera = camera;
    if (camera !== null) mkdirSync(camera.folder, { recursive: true });
  }

  /** Takes a picture once what moves has come to rest. */
  async picture(name: string): Promise<void> {
    if (this.#camera === null) return;
    this.#camera.count += 1;
    await this.page.waitForTimeout(450);
    await this.page.screenshot({
      path: join(this.#camera.folder, `${String(this.#camera.count).padStart(2, '0')}-${name}.png`),
    });
  }

  /** The last state that the station pushed. */
  async state(): Promise<ScreenState> {
    const state = await this.page.evaluate(
      () =>
        new Promise<unknown>((resolve) => {
          const { cloakroom } = window as unknown as {
            cloakroom: { onFrame(listen: (frame: unknown) => void): () => void };
          };
          const stop = cloakroom.onFrame((frame) => {
            const { frame: kind, state: found } = frame as { frame: string; state: unknown };
            if (kind !== 'state') return;
            setTimeout(() => stop());
            resolve(found);
          });
        }),
    );
    return state as ScreenState;
  }

  async screenIs(
    name: ScreenState['screen']['name'],
    where: Partial<Record<string, unknown>> = {},
    timeout = 15_000,
  ): Promise<ScreenState> {
    await expect
      .poll(
        async () => {
          const { screen } = await this.state();
          return {
            name: screen.name,
            ...Object.fromEntries(Object.keys(where).map((key) => [key, (screen as Record<string, unknown>)[key]])),
          };
        },
        { timeout, intervals: [50, 100, 200] },
      )
      .toEqual({ name, ...where });
    return this.state();
  }

  // Hands and faults

  async dock(intent: DockIntent): Promise<void> {
    await this.page.evaluate((said) => {
      (window as unknown as { cloakroom: { send(intent: unknown): void } }).cloakroom.send(said);
    }, intent);
  }

  async pretend(): Promise<Dock> {
    const { dock } = await this.state();
    if (dock === null) throw new Error('This kiosk has no pretended hardware.');
    return dock;
  }

  async tapBadge(who: string): Promise<void> {
    const found = (await this.pretend()).badges.find((badge) => badge.who.startsWith(who));
    if (found === undefined) throw new Error(`No pretended badge of ${who}`);
    await this.dock({ intent: 'dock-tap', badge: found.badge });
  }

  /** Until the door on the screen is open, and pushed shut again. */
  async putInAndClose(): Promise<number> {
    const { screen } = await this.screenIs('door', { stage: 'open' }, 25_000);
    if (screen.name !== 'door') throw new Error('unreachable');
    await this.dock({ intent: 'dock-close-door', door: screen.door });
    return screen.door;
  }

  // Fingers

  async touch(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).first().click();
  }

  async type(text: string): Promise<void> {
    await this.page.getByRole('textbox').first().fill(text);
  }

  async sign(): Promise<void> {
    const pad = this.page.locator('canvas').first();
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (box === null) throw new Error('No place to sign');
    const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
    await this.page.mouse.move(...at(0.2, 0.6));
    await this.page.mouse.down();
    for (let step = 1; step <= 24; step += 1) {
      await this.page.mouse.move(...at(0.2 + step * 0.025, 0.55 + 0.22 * Math.sin(step * 0.9)));
    }
    await this.page.mouse.up();
  }

  /** Reads the rules for as long as they have to stand, signs where asked, agrees. */
  async readSignAgree(): Promise<void> {
    const { screen } = await this.screenIs('rules');
    if (screen.name !== 'rules') throw new Error('unreachable');
    if (screen.signature) await this.sign();
    const agree = this.page.getByRole('button', { name: 'I agree' });
    await expect(agree).toBeEnabled({ timeout: 15_000 });
    await agree.click();
  }

  async typePin(pin: string): Promise<void> {
    for (const digit of pin) await this.page.getByRole('button', { name: digit, exact: true }).click();
  }
}
