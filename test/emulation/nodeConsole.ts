/** The console in Node over a monitor in Node, in the composition of the image for boards, as operator.ts runs it there. */
import { join } from 'node:path';
import { CONSOLE_LEFT_OUT } from '../../boards/devicescriptSlots.js';
import type { Console } from '../../firmware/console/console.js';
import type * as ConsoleModule from '../../firmware/console/console.js';
import type { ConsoleActions } from '../../firmware/console/consoleActions.js';
import { SelfTest } from '../../firmware/console/consoleActions.js';
import type * as ActionsModule from '../../firmware/console/consoleActions.js';
import type * as IdentityModule from '../../firmware/console/identity.js';
import type * as RowsModule from '../../firmware/console/logSource.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import type * as MonitorModule from '../../firmware/core/monitor.js';
import type { Sample } from '../../firmware/core/sample.js';
import type * as SettingsModule from '../../firmware/core/settings.js';
import type { FirmwareChoice } from '../../host/devicescript/boardModules.js';
import { toCellProfile } from '../../host/profile/toCellProfile.js';
import { withScratchSources } from '../../sim/boards/devicescriptBuild.js';
import { BOARD_IMAGE, sourcesOf } from '../parity/images.js';

export class NodeConsole {
  private constructor(
    readonly monitor: BatteryMonitor,
    readonly actions: ConsoleActions,
    private readonly console: Console,
  ) {
    console.editor.echo = false;
  }

  static start(choice: FirmwareChoice, serial: number, code: number): Promise<NodeConsole> {
    const core = sourcesOf(BOARD_IMAGE);
    const sources = {
      ...core,
      folders: [...core.folders, 'firmware/console'],
      replaced: [...(core.replaced ?? []), ...CONSOLE_LEFT_OUT],
    };
    return withScratchSources(sources, async (scratch) => {
      const load = (path: string): Promise<unknown> =>
        import(/* @vite-ignore */ join(scratch, 'firmware', path));
      const { BatteryMonitor } = (await load('core/monitor.ts')) as typeof MonitorModule;
      const { MonitorSettings } = (await load('core/settings.ts')) as typeof SettingsModule;
      const { Console } = (await load('console/console.ts')) as typeof ConsoleModule;
      const { ConsoleActions } = (await load('console/consoleActions.ts')) as typeof ActionsModule;
      const { Identity } = (await load('console/identity.ts')) as typeof IdentityModule;
      const { LogSource } = (await load('console/logSource.ts')) as typeof RowsModule;
      const monitor = new BatteryMonitor(toCellProfile(choice.cell), new MonitorSettings());
      const identity = new Identity();
      identity.setBoard(choice.board.id);
      identity.serial = serial;
      const actions = new ConsoleActions();
      const console = new Console(monitor, actions, identity, new LogSource());
      console.orders.lock.code = code;
      return new NodeConsole(monitor, actions, console);
    });
  }

  /** A step of the firmware; `contactorClosed`: its pin after the step. All parts are set up. */
  step(sample: Sample, contactorClosed: boolean): void {
    const { actions } = this;
    this.monitor.step(sample);
    if (actions.clearFaults) this.monitor.protection.clear();
    if (actions.selfTest) actions.selfTestResult = SelfTest.Passed;
    for (const asked of [
      'clearFaults',
      'selfTest',
      'openContactor',
      'closeContactor',
      'calibrateZero',
    ] as const) {
      actions[asked] = false;
    }
    actions.contactorClosed = contactorClosed;
    this.console.step(sample.time_s);
  }

  /** Types a line and returns the lines of the answer. */
  answer(line: string): string[] {
    for (const byte of Buffer.from(`${line}\r`)) this.console.take(byte);
    return this.said();
  }

  /** The lines that it has to say. */
  said(): string[] {
    const bytes: number[] = [];
    for (let byte = this.console.read(); byte >= 0; byte = this.console.read()) bytes.push(byte);
    return Buffer.from(bytes).toString('latin1').split('\r\n').slice(0, -1);
  }
}
