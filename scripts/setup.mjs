/**
 * Installs the Debian packages that tests of other targets need: `npm run setup`.
 *
 *   --minimal   only what the tests of today use
 *   --dry-run   say what would be done, and do nothing
 *
 * Only what is missing is installed. Without apt-get, or without the right to use it, the exact command is printed and
 * the exit code is 0: nothing here is needed to build and run nabms. A failing apt-get ends with exit code 1.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** Packages by what they are for. */
const PACKAGES = [
  { name: 'chromium', use: 'browser tests of the HTML report', minimal: true },
  { name: 'gcc', use: 'generated C on this computer', minimal: true },
  { name: 'libc6-dev', use: 'generated C on this computer', minimal: true },
  { name: 'gcc-arm-none-eabi', use: 'generated C on Cortex-M0+; firmware for the RP2040', minimal: true },
  {
    name: 'libnewlib-arm-none-eabi',
    use: 'generated C on Cortex-M0+; firmware for the RP2040',
    minimal: true,
  },
  {
    name: 'gcc-riscv64-unknown-elf',
    use: 'generated C on rv32imc; firmware for the ESP32-C3',
    minimal: true,
  },
  {
    name: 'picolibc-riscv64-unknown-elf',
    use: 'generated C on rv32imc; firmware for the ESP32-C3',
    minimal: true,
  },
  { name: 'qemu-system-arm', use: 'running Cortex-M0+ code', minimal: true },
  { name: 'qemu-system-misc', use: 'running rv32 code', minimal: true },
  { name: 'clang', use: 'sanitizers on generated C', minimal: true },
  { name: 'gdb', use: 'stepping through generated C in TypeScript lines', minimal: true },
  { name: 'cmake', use: 'building the C library as a firmware project does', minimal: true },
  { name: 'cppcheck', use: 'static checks of generated C', minimal: true },
];

/** Whether a command ends well; its output is thrown away. */
function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function isInstalled(name) {
  const query = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
  return query.status === 0 && query.stdout.includes('install ok installed');
}

/** The words before `apt-get` that give the right to use it; undefined when there is none. */
function privilege() {
  if (process.getuid?.() === 0) return [];
  return succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

/** Runs apt-get with its output shown; true when it ended well. */
function aptGet(prefix, args) {
  const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  return spawnSync(command, rest, { stdio: 'inherit' }).status === 0;
}

function main(args) {
  const unknown = args.filter((arg) => arg !== '--minimal' && arg !== '--dry-run');
  if (unknown.length > 0) {
    console.error(`unknown argument ${unknown.join(' ')}; usage: npm run setup -- [--minimal] [--dry-run]`);
    return 2;
  }
  const wanted = PACKAGES.filter((item) => item.minimal || !args.includes('--minimal'));
  const missing = wanted.filter((item) => !isInstalled(item.name));
  if (missing.length === 0) {
    console.log(`setup: all ${wanted.length} packages are there`);
    return 0;
  }
  for (const item of missing) console.log(`setup: missing ${item.name} (${item.use})`);
  const names = missing.map((item) => item.name);
  const install = ['install', '-y', '--no-install-recommends', ...names];
  const byHand = `sudo apt-get update && sudo apt-get ${install.join(' ')}`;
  const prefix = succeeds('apt-get', ['--version']) ? privilege() : undefined;
  if (args.includes('--dry-run') || prefix === undefined) {
    if (prefix === undefined) console.log('setup: cannot install here (needs apt-get, and root or sudo)');
    console.log(`setup: to install by hand, run:\n  ${byHand}`);
    return 0;
  }
  if (!aptGet(prefix, ['update']) || !aptGet(prefix, install)) {
    console.error(`setup: apt-get failed; to try by hand, run:\n  ${byHand}`);
    return 1;
  }
  const left = names.filter((name) => !isInstalled(name));
  if (left.length > 0) {
    console.error(`setup: still missing after apt-get: ${left.join(' ')}`);
    return 1;
  }
  console.log(`setup: installed ${names.join(' ')}`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
