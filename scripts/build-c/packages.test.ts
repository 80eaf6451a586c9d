/**
 * What `npm run build:c` writes can be dropped into a project: built here with CMake for this computer and for two bare
 * cores, installed and found again; PlatformIO, Arduino and ESP-IDF are not installed, so their manifests are held to their
 * formats, the component is read and built against stand-ins for ESP-IDF's one function that it calls, and the sketch is
 * compiled as Arduino would.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { hasTools, runTool } from '../../transpiler/testing/tools.js';

const ROOT = join(import.meta.dirname, '..', '..');
const TEMPLATES = join(import.meta.dirname, 'templates');
const scratch = mkdtempSync(join(tmpdir(), 'nabms-packages-'));
const library = join(scratch, 'nabms');
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const BARE = ['-DCMAKE_SYSTEM_NAME=Generic', '-DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY'];
const STRICT = '-O1 -Wall -Wextra -Werror';

const TOOLCHAINS = [
  { compiler: 'gcc', tools: '', flags: STRICT, options: [] },
  { compiler: 'clang', tools: '', flags: STRICT, options: [] },
  {
    compiler: 'arm-none-eabi-gcc',
    tools: 'arm-none-eabi-',
    flags: `${STRICT} -mcpu=cortex-m0plus -mthumb`,
    options: BARE,
  },
  {
    compiler: 'riscv64-unknown-elf-gcc',
    tools: 'riscv64-unknown-elf-',
    flags: `${STRICT} -march=rv32imc -mabi=ilp32 --specs=picolibc.specs`,
    options: BARE,
  },
];

/** A firmware project of one file that takes the library in as a folder. */
const PROJECT = `cmake_minimum_required(VERSION 3.13)
project(firmware C)
add_subdirectory(${library} nabms)
add_library(firmware STATIC firmware.c)
target_link_libraries(firmware nabms)
`;
const FIRMWARE = `#include "nabms_monitor.h"
static nabms_BatteryMonitor monitor;
void firmware_step(const nabms_Sample *sample);
void firmware_step(const nabms_Sample *sample) { nabms_BatteryMonitor_step(&monitor, sample); }
`;

/** ESP-IDF's function as far as the component uses it, strict about its arguments. */
const COMPONENT_PROJECT = `cmake_minimum_required(VERSION 3.16)
project(application C)
set(ESP_PLATFORM 1)
function(idf_component_register)
  cmake_parse_arguments(ARG "" "" "SRCS;INCLUDE_DIRS" \${ARGN})
  if(ARG_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "unknown arguments: \${ARG_UNPARSED_ARGUMENTS}")
  endif()
  add_library(component STATIC \${ARG_SRCS})
  target_include_directories(component PUBLIC \${ARG_INCLUDE_DIRS})
  set(COMPONENT_LIB component PARENT_SCOPE)
endfunction()
include(${library}/CMakeLists.txt)
`;

/** ESP-IDF reads every component once as a script, for what it requires, and leaves at the registration. */
const EARLY_READING = `macro(idf_component_register)
  set(registered 1)
  return()
endmacro()
function(read)
  include(${library}/CMakeLists.txt)
endfunction()
read()
`;

/** A project that finds the installed library, with the program that the package's README begins with. */
const FINDING_PROJECT = `cmake_minimum_required(VERSION 3.13)
project(firmware C)
find_package(nabms 0.1 REQUIRED)
add_executable(firmware firmware.c)
target_link_libraries(firmware PRIVATE nabms::nabms)
`;
const MAIN = `
#include <stdio.h>
int main(void) {
    begin();
    for (int k = 0; k < 3600; k++) {
        every_second(k, 3.0, 0.1);
    }
    printf("%.1f", monitor.counter.charge_C);
    return 0;
}
`;

/** Arduino's core as far as the sketch needs it. */
const ARDUINO = `struct Output { void begin(long baud); void println(double x, int digits); };
extern Output Serial;
extern "C" void delay(unsigned long ms);
`;

function buildProject(name: string, cmake: string, options: readonly string[], source = FIRMWARE): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'CMakeLists.txt'), cmake);
  writeFileSync(join(folder, 'firmware.c'), source);
  runTool('cmake', ['-S', folder, '-B', join(folder, 'build'), ...options], scratch);
  runTool('cmake', ['--build', join(folder, 'build'), '--parallel', '2'], scratch);
  return join(folder, 'build');
}

describe('the C library', () => {
  beforeAll(() => {
    runTool(process.execPath, ['--import', 'tsx', 'scripts/build-c/main.ts', '--out', library], ROOT);
  });

  it('leaves files of other names in its folder, and takes what an earlier run made', () => {
    const own = join(library, 'src', 'my_firmware.c');
    const stale = join(library, 'src', 'nabms_gone.c');
    writeFileSync(own, '');
    writeFileSync(stale, '');
    runTool(process.execPath, ['--import', 'tsx', 'scripts/build-c/main.ts', '--out', library], ROOT);
    expect([existsSync(own), existsSync(stale)]).toEqual([true, false]);
    rmSync(own);
  });

  it.each([
    [['--profile', join(scratch, 'none.json')], 1, 'there is no such file'],
    [['--nope'], 2, "Unknown option '--nope'"],
    [['--out', ''], 2, '--out is empty'],
    [['--out', join(import.meta.dirname, 'main.ts')], 1, 'a part of the path is a file'],
    [['--out', '/proc/nabms'], 1, 'a folder cannot be made there'],
  ] as const)('says in one line what is wrong with %j', (options, status, message) => {
    const before = readdirSync(join(library, 'src'));
    const args = ['--import', 'tsx', 'scripts/build-c/main.ts', '--out', library, ...options];
    const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', timeout: 60_000 });
    expect(run.status).toBe(status);
    expect(run.stderr).toContain(message);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(join(library, 'src'))).toEqual(before);
  });

  describe.each(TOOLCHAINS)('with CMake and $compiler', ({ compiler, tools, flags, options }) => {
    it.skipIf(!hasTools('cmake', compiler))(
      'is part of a project, without a warning',
      { timeout: 600_000 },
      () => {
        const settings = [`-DCMAKE_C_COMPILER=${compiler}`, `-DCMAKE_C_FLAGS=${flags}`, ...options];
        const built = buildProject(compiler, PROJECT, settings);
        const symbols = runTool(`${tools}nm`, [join(built, 'nabms', 'libnabms.a')], scratch);
        expect(symbols).toMatch(/ T nabms_BatteryMonitor_step$/mu);
        // No heap, and nothing of the C library but copying and filling memory, which gcc itself may ask for.
        const wanted = [...symbols.matchAll(/ U (\w+)$/gmu)].map(([, name]) => name ?? '');
        const known = /^(?:nabms_|__|_GLOBAL_OFFSET_TABLE_|mem(?:cpy|move|set)$)/u;
        expect(wanted.filter((name) => !known.test(name))).toEqual([]);
      },
    );
  });

  it.skipIf(!hasTools('cmake', 'gcc'))(
    'is installed and found, and runs the program of its README',
    { timeout: 600_000 },
    () => {
      const [build, installed] = [join(scratch, 'plain'), join(scratch, 'installed')];
      runTool('cmake', ['-S', library, '-B', build, '-DCMAKE_C_FLAGS=-O1'], scratch);
      runTool('cmake', ['--build', build, '--parallel', '2'], scratch);
      runTool('cmake', ['--install', build, '--prefix', installed], scratch);
      const program = /```c\n(.*?)```/su.exec(read(library, 'README.md'))?.[1] ?? '';
      const options = [`-DCMAKE_PREFIX_PATH=${installed}`];
      const built = buildProject('finding', FINDING_PROJECT, options, `${program}${MAIN}`);
      // 3600 samples have 3599 intervals of a second between them.
      expect(runTool(join(built, 'firmware'), [], scratch)).toBe('359.9');
    },
  );

  it.skipIf(!hasTools('g++', 'gcc'))('compiles as Arduino compiles it', { timeout: 600_000 }, () => {
    const header = join(scratch, 'Arduino.h');
    writeFileSync(header, ARDUINO);
    const sources = join(library, 'src');
    const sketch = join(library, 'examples', 'FirstSteps', 'FirstSteps.ino');
    const common = ['-fsyntax-only', '-Wall', '-Wextra', '-Werror', '-I', sources];
    runTool('g++', ['-std=gnu++11', ...common, '-include', header, '-x', 'c++', sketch], scratch);
    const files = readdirSync(sources).filter((file) => file.endsWith('.c'));
    runTool('gcc', ['-std=gnu11', ...common, ...files.map((file) => join(sources, file))], scratch);
  });

  it.skipIf(!hasTools('cmake'))('is read as a script by ESP-IDF', () => {
    const script = join(scratch, 'early.cmake');
    writeFileSync(script, EARLY_READING);
    expect(() => runTool('cmake', ['-DESP_PLATFORM=1', '-P', script], scratch)).not.toThrow();
  });

  it.skipIf(!hasTools('cmake', 'gcc'))(
    'is a component of ESP-IDF by its layout',
    { timeout: 600_000 },
    () => {
      const built = buildProject('component', COMPONENT_PROJECT, ['-DCMAKE_C_FLAGS=-O1']);
      expect(runTool('nm', [join(built, 'libcomponent.a')], scratch)).toMatch(
        / T nabms_BatteryMonitor_step$/mu,
      );
    },
  );
});

describe('manifests', () => {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(read(ROOT, 'package.json')));

  /** https://docs.platformio.org/en/latest/manifests/library-json; unknown fields are mistakes. */
  it('library.json is one of PlatformIO', () => {
    const manifest = z.strictObject({
      name: z
        .string()
        .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)
        .max(50),
      version: z.literal(version),
      description: z.string().max(255),
      license: z.literal('MIT'),
      frameworks: z.literal('*'),
      platforms: z.literal('*'),
      build: z.strictObject({ flags: z.array(z.string().startsWith('-')) }),
    });
    manifest.parse(JSON.parse(read(TEMPLATES, 'library.json')));
  });

  /** https://docs.arduino.cc/arduino-cli/library-specification; `url` is for the Library Manager and comes with publication. */
  it('library.properties is one of Arduino', () => {
    const manifest = z.strictObject({
      name: z
        .string()
        .regex(/^[a-zA-Z0-9][a-zA-Z0-9 _.-]*$/u)
        .max(63),
      version: z.literal(version),
      author: z.string().min(1),
      maintainer: z.string().min(1),
      sentence: z.string().min(1),
      paragraph: z.string().min(1),
      category: z.enum([
        ...([
          'Display',
          'Communication',
          'Signal Input/Output',
          'Sensors',
          'Device Control',
          'Timing',
        ] as const),
        ...(['Data Storage', 'Data Processing', 'Other', 'Uncategorized'] as const),
      ]),
      architectures: z.literal('*'),
      includes: z.literal('nabms_monitor.h'),
    });
    const lines = read(TEMPLATES, 'library.properties').trim().split('\n');
    manifest.parse(Object.fromEntries(lines.map((line) => line.split(/=(.*)/su).slice(0, 2))));
  });

  /** https://docs.espressif.com/projects/idf-component-manager, "idf_component.yml Manifest File". */
  it('idf_component.yml is one of the ESP-IDF component manager', () => {
    const manifest = z.strictObject({
      version: z.literal(version),
      description: z.string().min(1),
      license: z.literal('MIT'),
    });
    manifest.parse(parse(read(TEMPLATES, 'idf_component.yml')));
  });
});

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
