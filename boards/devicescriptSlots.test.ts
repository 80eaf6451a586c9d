import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { withScratchSources } from '../sim/boards/devicescriptBuild.js';
import {
  CONSOLE_LEFT_OUT,
  LEFT_OUT,
  replacementsOf,
  SLOT_NAMES,
  type SlotName,
} from './devicescriptSlots.js';

const ROOT = join(import.meta.dirname, '..');

/** What the type checker says of the monitor and its outputs when these slots are left out. */
function typeErrors(leftOut: readonly SlotName[]): Promise<string[]> {
  const sources = { root: ROOT, folders: ['firmware/core'], replaced: replacementsOf(leftOut) };
  return withScratchSources(sources, (scratch) => {
    const program = ts.createProgram(
      ['monitor.ts', 'outputs.ts'].map((file) => join(scratch, 'firmware', 'core', file)),
      {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        strict: true,
        exactOptionalPropertyTypes: true,
        verbatimModuleSyntax: true,
        types: [],
        noEmit: true,
      },
    );
    const found = ts.getPreEmitDiagnostics(program);
    return Promise.resolve(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')));
  });
}

describe('the slots of the core', () => {
  it.each([
    [LEFT_OUT.map(({ slot }) => slot)],
    [['dips']],
    [['pressure']],
    [['ledger']],
    [['forecast']],
    [SLOT_NAMES],
  ] as [SlotName[]][])('the monitor compiles without %j', async (leftOut) => {
    expect(await typeErrors(leftOut)).toEqual([]);
  });

  it('dips without the voltage model, whose resistance they need, do not compile', async () => {
    const errors = await typeErrors(['voltage']);
    expect(errors.join('\n')).toMatch(/NoResistance.*StepResistance/);
  });

  it('every twin is used, and names the module it stands for', async () => {
    for (const { module, twin } of [...replacementsOf(SLOT_NAMES), ...CONSOLE_LEFT_OUT]) {
      if (twin.endsWith('/outputs.ts')) continue;
      const text = await readFile(join(ROOT, twin), 'utf8');
      expect(text).toContain(`\`${module.replace(/^firmware\/(core|console)\//, '')}\``);
    }
  });
});
