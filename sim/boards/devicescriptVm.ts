/**
 * The DeviceScript virtual machine, in this process, on a clock of our own.
 *
 * The wasm machine is the one inside the pinned `@devicescript/cli` bundle: the same interpreter that runs on the
 * boards. Its only clock is one `Date.now()` in the glue code, so the glue is cut out of the bundle and evaluated with
 * a clock and a random source handed in: a run is a pure function of the bytecode. No timer of the host is used; the
 * caller moves the time.
 *
 * Units: virtual time in ms (the machine counts whole milliseconds), sleep requests of the machine in µs.
 * Source of the behaviour relied on: DeviceScript 2.16.4, runtime/devicescript-vm and runtime/devicescript/vm_main.c.
 */
import { createHash } from 'node:crypto';
import { DeviceScriptPanic, DeviceScriptReset, panicName } from './devicescriptPanic.js';
import { loadVmFactory, type VmModule } from './devicescriptBundle.js';

/** Longest sleep the machine asks for while idle is about 1 s; a stuck clock is moved at least by this, ms. */
const CLOCK_STEP_MIN_MS = 1;

/** Prefixes of the machine's message lines: what a program printed, and what the machine reports as wrong. */
const CONSOLE_PREFIX = '> ';
const FAILURE_PREFIX = '! ';

/** Most lines of the machine's own messages that a panic quotes. */
const FAILURE_LINES_MAX = 12;

export interface VmStart {
  /** Virtual time at the start, ms. */
  startTime_ms?: number;
  flash?: Uint8Array;
}

export class DeviceScriptVm {
  /** Is told each line before it is kept; a line it takes is not kept. */
  onConsoleLine: (line: string) => boolean = () => false;
  /** Is told each Jacdac frame that the machine sends, the program's and the runtime's own. */
  onFrame: (frame: Uint8Array) => void = () => undefined;
  /** Is told each content of the flash memory as it is written. */
  onFlash: (content: Uint8Array) => void = () => undefined;
  /** What the program printed with `console.log`, in order. A line is cut by the machine at about 298 characters. */
  readonly consoleLines: string[] = [];
  /** Content of its flash memory, program and settings, as it was last written; empty before the first write. */
  flash: Uint8Array;
  private readonly module: VmModule;
  private readonly clock: { now_ms: number };
  private readonly failureLines: string[] = [];
  private panicCode = 0;
  private initialised = false;

  private constructor(module: VmModule, clock: { now_ms: number }, flash?: Uint8Array) {
    this.module = module;
    this.clock = clock;
    this.flash = flash ?? new Uint8Array();
    module.flashLoad = () => this.flash;
    module.flashSave = (content) => {
      this.flash = content;
      this.onFlash(content);
    };
    module.dmesg = (line) => {
      this.receive(line);
    };
    module.log = () => undefined;
    module.error = (message) => {
      this.failureLines.push(String(message));
    };
    module.sendPacket = (frame) => {
      this.onFrame(frame);
    };
    module.panicHandler = (code) => {
      if (code !== 0) this.panicCode = code;
    };
  }

  /** A fresh machine; several may live in one process. `flash`: what another one has left in its flash memory. */
  static async load({ startTime_ms = 1_000_000, flash }: VmStart = {}): Promise<DeviceScriptVm> {
    const clock = { now_ms: startTime_ms };
    const factory = loadVmFactory({ now: () => clock.now_ms, noise: noiseStream() });
    return new DeviceScriptVm(await factory(), clock, flash);
  }

  /** The machine's memory as it is now. */
  get memory(): Uint8Array {
    return this.module.HEAPU8;
  }

  /** Virtual time, ms. */
  get time_ms(): number {
    return this.clock.now_ms;
  }

  /** Loads a compiled program (`bytecode.devs`); it starts with the next `advance`. */
  deploy(bytecode: Uint8Array): void {
    if (!this.initialised) {
      this.module.devsSetDeviceId('nabms-emulated-board');
      this.initialised = true;
    }
    const rejected = this.store(bytecode);
    if (rejected !== '') {
      throw new Error(`DeviceScript refused the bytecode (${bytecode.length} bytes): ${rejected}`);
    }
  }

  /** What the machine's verifier finds wrong with an image, or an empty text. Nothing is stored. */
  static async verify(bytecode: Uint8Array): Promise<string> {
    const machine = await DeviceScriptVm.load();
    return machine.refusal(() => machine.module.devsVerify(bytecode));
  }

  /** Why the machine does not take the image, or an empty text. */
  private store(bytecode: Uint8Array): string {
    // Verified before it is stored; the machine aborts on an image whose header it cannot even read.
    return this.refusal(() => this.module.devsVerify(bytecode) || this.module.devsDeploy(bytecode));
  }

  private refusal(take: () => number): string {
    try {
      const code = take();
      return code === 0 ? '' : [`code ${code}`, ...this.failureLines].join('; ');
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Puts a Jacdac frame on the machine's bus; it is dealt with in the next `advance`. Throws when it is malformed. */
  receiveFrame(frame: Uint8Array): void {
    const address = this.module._malloc(frame.length);
    this.module.HEAPU8.set(frame, address);
    const code = this.module._jd_em_frame_received(address);
    this.module._free(address);
    if (code !== 0) throw new Error(`the machine refused a frame of ${frame.length} bytes: code ${code}`);
  }

  /**
   * Runs the program until the virtual time has moved by `duration_ms`. Throws `DeviceScriptPanic` when it panics, and
   * `DeviceScriptReset` when it resets the processor: a machine made anew with this one's flash memory goes on from there.
   */
  advance(duration_ms: number): void {
    const end_ms = this.clock.now_ms + duration_ms;
    while (this.clock.now_ms < end_ms) this.processOnce(end_ms);
  }

  /**
   * Runs until the program prints a line that `accept` takes, and returns that line.
   * Throws when `limit_ms` of virtual time pass without one.
   */
  runUntil(accept: (line: string) => boolean, limit_ms: number): string {
    const end_ms = this.clock.now_ms + limit_ms;
    let seen = 0;
    for (;;) {
      for (; seen < this.consoleLines.length; seen++) {
        const line = this.consoleLines[seen] ?? '';
        if (accept(line)) return line;
      }
      if (this.clock.now_ms >= end_ms) {
        const last = this.consoleLines.at(-1) ?? '(none)';
        throw new Error(
          `the program did not print the awaited line within ${limit_ms} ms of virtual time; its last line: ${last}`,
        );
      }
      this.processOnce(end_ms);
    }
  }

  /** One turn of the machine's scheduler, then the clock moves to the next wake-up, but not past `end_ms`. */
  private processOnce(end_ms: number): void {
    // The machine restarts a program that panicked; running on would repeat the failure for ever.
    if (this.panicCode !== 0) throw this.panic();
    const sleep_us = this.work();
    if (this.panicCode !== 0) throw this.panic();
    const sleep_ms = Math.max(CLOCK_STEP_MIN_MS, Math.ceil(sleep_us / 1000));
    this.clock.now_ms = Math.min(this.clock.now_ms + sleep_ms, end_ms);
  }

  /** One turn of the scheduler; how long nothing is due, µs. */
  private work(): number {
    try {
      return this.module._jd_em_process();
    } catch (error) {
      // The glue's own kind of exception, which is no Error.
      if ((error as { name?: unknown }).name === 'ExitStatus') throw new DeviceScriptReset();
      throw error;
    }
  }

  private panic(): DeviceScriptPanic {
    return new DeviceScriptPanic(this.panicCode, panicName(this.panicCode), [...this.failureLines]);
  }

  private receive(line: string): void {
    if (line.startsWith(CONSOLE_PREFIX)) {
      const printed = line.slice(CONSOLE_PREFIX.length);
      if (!this.onConsoleLine(printed)) this.consoleLines.push(printed);
    } else if (line.startsWith(FAILURE_PREFIX)) {
      // The first lines name the cause; what follows is the trace.
      if (this.failureLines.length < FAILURE_LINES_MAX) {
        this.failureLines.push(line.slice(FAILURE_PREFIX.length).trim());
      }
    }
  }
}

/** A repeatable stand-in for the host's random source: SHA-256 of a counter. */
function noiseStream(): (size: number) => Uint8Array {
  let counter = 0;
  return (size) => {
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; at += 32) {
      const block = createHash('sha256').update(`nabms ${counter++}`).digest();
      bytes.set(block.subarray(0, Math.min(32, size - at)), at);
    }
    return bytes;
  };
}
