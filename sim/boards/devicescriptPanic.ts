/**
 * What a DeviceScript panic code means.
 * Source: runtime/devicescript/devicescript.h of DeviceScript 2.16.4; the stack code was measured on its wasm build.
 */

/** Operations the machine allows between two sleeps. Source: DEVS_MAX_STEPS. */
export const OPERATION_LIMIT = 131_072;
/** The code of a program that took more. */
export const BUDGET_SPENT = 60001;

const PANIC_NAMES: ReadonlyMap<number, string> = new Map([
  [60000, 'Reboot'],
  [BUDGET_SPENT, `InfiniteLoop (more than ${OPERATION_LIMIT} operations without a sleep)`],
  [60002, 'InternalError'],
  [60003, 'RuntimeFailure'],
  [60004, 'OutOfMemory'],
  [60005, 'UnhandledException'],
  [60006, 'StackOverflow (calls nested deeper than 100)'],
]);

/** The name of a panic code; codes below 60000 are the program's own. */
export function panicName(code: number): string {
  return PANIC_NAMES.get(code) ?? (code < 60000 ? 'raised by the program' : 'unknown panic');
}

/** The program in the machine stopped for good. */
export class DeviceScriptPanic extends Error {
  constructor(
    readonly code: number,
    readonly causeName: string,
    readonly messages: readonly string[],
  ) {
    const detail = messages.length > 0 ? `: ${messages.join('; ')}` : '';
    super(`DeviceScript panic ${code} ${causeName}${detail}`);
    this.name = 'DeviceScriptPanic';
  }
}

/** The program has reset the board's processor. */
export class DeviceScriptReset extends Error {
  constructor() {
    super('the DeviceScript program has reset the board');
    this.name = 'DeviceScriptReset';
  }
}
