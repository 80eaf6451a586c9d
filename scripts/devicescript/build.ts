/**
 * The DeviceScript firmware for boards, `npm run devs:build`: `.devicescript/bin/bytecode.devs`.
 * Says what was left out and how much room is left. Exit code 1 when the image does not compile or does not fit.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LEFT_OUT, replacementsOf } from '../../boards/devicescriptSlots.js';
import { compileDeviceScript, withScratchSources } from '../../sim/boards/devicescriptBuild.js';
import { CODE_END_MAX, imageSizes } from '../../sim/boards/devicescriptImage.js';

const ROOT = join(import.meta.dirname, '..', '..');
const OUTPUT = join('.devicescript', 'bin');

try {
  const sources = {
    root: ROOT,
    folders: ['firmware/core', 'firmware/devicescript'],
    replaced: replacementsOf(LEFT_OUT.map(({ slot }) => slot)),
  };
  const image = await withScratchSources(sources, async (scratch) => {
    const bytecode = await compileDeviceScript(scratch, 'firmware/devicescript/main.ts');
    // Not the compiler's list of sizes and debug file: they describe the image before it was shrunk.
    await rm(join(ROOT, OUTPUT), { recursive: true, force: true });
    await mkdir(join(ROOT, OUTPUT), { recursive: true });
    await writeFile(join(ROOT, OUTPUT, 'bytecode.devs'), bytecode);
    return bytecode;
  });
  for (const { slot, reason } of LEFT_OUT) console.log(`left out: ${slot} (${reason})`);
  const { functionCount, codeEnd, data } = imageSizes(image);
  console.log(
    `${functionCount} functions end at byte ${codeEnd} of ${CODE_END_MAX} (${CODE_END_MAX - codeEnd} free), ` +
      `${data} bytes of data: ${join(OUTPUT, 'bytecode.devs')}`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
