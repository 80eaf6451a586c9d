/**
 * The console of an emulated board with the DeviceScript machine at a simulated cell: bytes typed go as Jacdac packets to the
 * service `nabms` of the firmware, what it says comes back the same way. A board that is rebooted goes on with its flash
 * memory, beside the same cell.
 */
import { BoardRun } from '../../sim/boards/boardRun.js';
import { DeviceScriptReset } from '../../sim/boards/devicescriptPanic.js';
import { EmulatedBoard, type EmulatedBoardSettings } from '../../sim/boards/emulatedBoard.js';
import { NabmsClient } from '../../sim/boards/nabmsClient.js';
import { RandomStream } from '../../sim/random.js';
import type { Scenario } from '../../sim/scenario/scenario.js';
import { Simulation } from '../../sim/simulation.js';
import { BOARD_PERIODS } from './boardModules.js';
import { buildFirmware } from './buildFirmware.js';
import { emulatedChoice } from './choice.js';

/** Seeds the noise of the board's sensors. */
const NOISE_SEED = 1;

export class EmulatedConsole {
  private client: NabmsClient;

  private constructor(
    private readonly settings: EmulatedBoardSettings,
    private readonly run: BoardRun,
  ) {
    this.client = new NabmsClient(run.board.vm);
  }

  /** Compiles the firmware for this board and for the scenario's cell, and starts it at that cell. */
  static async start(boardId: string, scenario: Scenario): Promise<EmulatedConsole> {
    // The cycler is cut off when the board opens its contactor: that is what a person at the console expects.
    const simulation = new Simulation({ ...scenario, contactor: 'obey' });
    const { step_ms } = BOARD_PERIODS;
    const choice = {
      ...(await emulatedChoice(boardId, simulation.nominalProfile, step_ms)),
      ...BOARD_PERIODS,
    };
    const settings = {
      bytecode: await buildFirmware(choice, 'emulated'),
      closesHigh: choice.board.contactor.closes === 'high',
      random: new RandomStream(NOISE_SEED, 'board'),
    };
    return new EmulatedConsole(settings, new BoardRun(await EmulatedBoard.start(settings), simulation));
  }

  /** Whether the scenario's protocol has come to its end; the cell stays as it is then. */
  get hasEnded(): boolean {
    return this.run.hasEnded;
  }

  /** Lets virtual time pass. */
  advance(duration_ms: number): Promise<void> {
    return this.acrossReboots(() => {
      this.run.advance(duration_ms);
    });
  }

  /** Types these bytes; returns all that the console says by then. */
  async type(typed: Uint8Array): Promise<string> {
    let said = '';
    await this.acrossReboots(() => {
      said = this.client.type(typed);
    });
    return said;
  }

  private async acrossReboots(act: () => void): Promise<void> {
    try {
      act();
    } catch (error) {
      if (!(error instanceof DeviceScriptReset)) throw error;
      const { flash, time_ms } = this.run.board.vm;
      this.run.board = await EmulatedBoard.start({ ...this.settings, flash, startTime_ms: time_ms });
      this.client = new NabmsClient(this.run.board.vm);
    }
    // The board's log goes to its own port, which nobody reads here.
    this.run.board.vm.consoleLines.length = 0;
  }
}
