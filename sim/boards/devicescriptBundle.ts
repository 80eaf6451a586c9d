/**
 * Cuts the virtual machine's glue code out of the `@devicescript/cli` bundle.
 *
 * The package exports no machine, only its command line; the machine lies in the bundle as one CommonJS module that
 * starts and ends with known lines. Both the version and the lines are asserted, so that an update of the package
 * fails here with a clear message and not somewhere inside wasm.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';

/** The only version whose bundle this code knows. */
export const DEVICESCRIPT_VERSION = '2.16.4';

const START_MARKER = 'var require_devicescript_vm = __commonJS({';
const END_MARKER = '\n});\n';
const CLOCK_MARKER = 'return Date.now();';

/** The part of the Emscripten module that is used. */
export interface VmModule {
  devsSetDeviceId(id: string): void;
  /** 0 when the image is well formed. */
  devsVerify(bytecode: Uint8Array): number;
  /** 0 when the image was stored. */
  devsDeploy(bytecode: Uint8Array): number;
  /** The machine's memory; another object after it has grown. */
  HEAPU8: Uint8Array;
  /** Bytes of flash; 128 kB unless set before the first use. */
  flashSize?: number;
  flashLoad?: () => Uint8Array;
  flashSave?: (content: Uint8Array) => void;
  /** One turn of the scheduler; returns how long nothing is due, in µs. */
  _jd_em_process(): number;
  /** Takes a Jacdac frame that lies there; not 0 when it was refused. */
  _jd_em_frame_received(address: number): number;
  _malloc(size: number): number;
  _free(address: number): void;
  dmesg: (line: string) => void;
  log: (...parts: unknown[]) => void;
  error: (message: unknown) => void;
  /** Is given each Jacdac frame that the machine sends. */
  sendPacket: (frame: Uint8Array) => void;
  panicHandler: (code: number) => void;
}

/** What the machine takes from its host. */
export interface VmHost {
  /** Time, ms. */
  now(): number;
  /** That many bytes of repeatable noise. */
  noise(size: number): Uint8Array;
}

/** Folder of the installed package; throws when it is absent or another version. */
export function devicescriptFolder(): string {
  const require = createRequire(import.meta.url);
  let manifest: string;
  try {
    manifest = require.resolve('@devicescript/cli/package.json');
  } catch {
    throw new Error(`@devicescript/cli ${DEVICESCRIPT_VERSION} is not installed; run "npm ci"`);
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  assertVersion(version);
  return dirname(manifest);
}

/** Throws when the installed version is not the pinned one. */
export function assertVersion(version: string): void {
  if (version !== DEVICESCRIPT_VERSION) {
    throw new Error(
      `@devicescript/cli is ${version}, expected ${DEVICESCRIPT_VERSION}: check sim/boards/devicescriptBundle.ts against the new bundle before pinning it`,
    );
  }
}

/** The glue code's text. Throws when a marker is missing. */
export function sliceVm(bundle: string): string {
  const start = bundle.indexOf(START_MARKER);
  const end = bundle.indexOf(END_MARKER, start);
  if (start < 0 || end < 0) {
    throw new Error(`the DeviceScript bundle does not hold the machine: "${START_MARKER}" … "});" not found`);
  }
  const text = bundle.slice(start, end + END_MARKER.length);
  if (text.split(CLOCK_MARKER).length !== 2) {
    throw new Error(`the DeviceScript machine must read its clock in one place: "${CLOCK_MARKER}"`);
  }
  return text;
}

let slicedText: string | undefined;

/** A function that makes machines, each independent, all on `host`'s clock. */
export function loadVmFactory(host: VmHost): () => Promise<VmModule> {
  slicedText ??= sliceVm(readFileSync(join(devicescriptFolder(), 'built', 'devicescript-cli.cjs'), 'utf8'));
  const nodeRequire = createRequire(import.meta.url);
  // The glue asks for four modules: fs and path to load files it does not need, net and tls for sockets (refused).
  const require = (name: string): unknown => {
    if (name === 'crypto') return { randomBytes: (size: number) => host.noise(size) };
    if (name === 'fs' || name === 'path') return nodeRequire(`node:${name}`);
    throw new Error(`the emulated DeviceScript machine has no "${name}"`);
  };
  const silent = (): void => undefined;
  const body = `const __commonJS = (table) => () => {
    const module = { exports: {} };
    Object.values(table)[0](module.exports, module);
    return module.exports;
  };
  ${slicedText}
  return require_devicescript_vm();`;
  const evaluate = compileFunction(body, ['require', 'Date', 'console', '__filename', '__dirname'], {
    filename: 'devicescript-vm.js',
  }) as (
    require: (name: string) => unknown,
    date: { now(): number },
    console: Record<string, () => void>,
    filename: string,
    dirname: string,
  ) => (settings: { quit: (status: number, reason: Error) => never }) => Promise<VmModule>;
  const make = evaluate(
    require,
    { now: () => host.now() },
    { log: silent, debug: silent, warn: silent, error: silent },
    'devicescript-vm.js',
    '.',
  );
  // A machine that resets its processor ends; the glue would set the exit code of this process.
  const quit = (_status: number, reason: Error): never => {
    throw reason;
  };
  return () => make({ quit });
}
