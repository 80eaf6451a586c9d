/**
 * The client side of DeviceScript's dashboard, jacdac-ts, on the machine's clock. It lies in the bundle of the pinned
 * `@devicescript/cli` between two known lines and needs nothing around it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { compileFunction } from 'node:vm';
import { devicescriptFolder } from '../../sim/boards/devicescriptBundle.js';
import type { DeviceScriptVm } from '../../sim/boards/devicescriptVm.js';

const START = '\n// jacdac-ts/dist/jacdac.mjs\n';
const END = '\n// cli/src/command.ts\n';
const TICK_MS = 5;

/** The part of jacdac-ts that is used. */
export interface JacdacBus {
  /** Sensors are asked for their readings, as a dashboard does. */
  streaming: boolean;
  on(event: 'frameSend', take: (frame: Uint8Array) => void): void;
  processFrame(frame: Uint8Array, sender: string): void;
  services(filter: { serviceClass: number }): JacdacService[];
}

export interface JacdacService {
  specification: { name: string };
  register(code: number): { unpackedValue: unknown[]; humanValue: string };
}

interface Timer {
  at_ms: number;
  every_ms?: number;
  act: () => void;
}

/** A dashboard at the bus of a machine. */
export class DashboardBus {
  readonly bus: JacdacBus;
  private now_ms = 0;
  private count = 0;
  private readonly timers = new Map<number, Timer>();

  constructor(private readonly vm: DeviceScriptVm) {
    this.bus = makeBus(this.scheduler());
    this.bus.streaming = true;
    this.bus.on('frameSend', (frame) => {
      vm.receiveFrame(frame);
    });
    vm.onFrame = (frame) => {
      this.bus.processFrame(Uint8Array.from(frame), 'machine');
    };
  }

  async advance(duration_ms: number): Promise<void> {
    for (const end_ms = this.now_ms + duration_ms; this.now_ms < end_ms;) {
      this.vm.advance(TICK_MS);
      this.now_ms += TICK_MS;
      for (const [handle, timer] of [...this.timers])
        if (timer.at_ms <= this.now_ms) this.fire(handle, timer);
      // Its sending goes through promises.
      await setImmediate();
    }
  }

  private fire(handle: number, timer: Timer): void {
    if (timer.every_ms === undefined) this.timers.delete(handle);
    else timer.at_ms = this.now_ms + timer.every_ms;
    timer.act();
  }

  private scheduler(): object {
    const start = (timer: Timer): number => {
      this.timers.set(++this.count, timer);
      return this.count;
    };
    const clear = (handle: number): void => {
      this.timers.delete(handle);
    };
    const now_ms = (): number => this.now_ms;
    return {
      get timestamp() {
        return now_ms();
      },
      setTimeout: (act: () => void, after_ms: number) => start({ at_ms: this.now_ms + after_ms, act }),
      setInterval: (act: () => void, every_ms: number) =>
        start({ at_ms: this.now_ms + every_ms, every_ms, act }),
      clearTimeout: clear,
      clearInterval: clear,
    };
  }
}

function makeBus(scheduler: object): JacdacBus {
  const bundle = readFileSync(join(devicescriptFolder(), 'built', 'devicescript-cli.cjs'), 'utf8');
  const start = bundle.indexOf(START);
  const end = bundle.indexOf(END, start);
  if (start < 0 || end < 0) throw new Error('the DeviceScript bundle does not hold jacdac-ts');
  const body = `${bundle.slice(start, end)}\nreturn new JDBus([], { scheduler, client: true, dashboard: true });`;
  return (compileFunction(body, ['scheduler']) as (scheduler: object) => JacdacBus)(scheduler);
}
