/** Names that mean something else where the generated C is compiled: in C, C++, their libraries, and boards' headers. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Keywords of C99, C11, C23 and C++, types and macros in lower case of their headers, and of some compilers. */
const WORDS: ReadonlySet<string> = new Set(
  (
    'auto break case char const continue default do double else enum extern float for goto if inline int long ' +
    'register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while ' +
    'asm bool catch class delete explicit export false friend mutable namespace new operator private protected ' +
    'public template this throw true try typeid typename using virtual wchar_t constexpr nullptr static_assert ' +
    'thread_local noexcept decltype alignas alignof and or not xor bitand bitor compl typeof ' +
    'and_eq or_eq xor_eq not_eq const_cast dynamic_cast reinterpret_cast static_cast char8_t char16_t char32_t ' +
    'concept requires co_await co_return co_yield typeof_unqual noreturn complex imaginary ' +
    'self errno assert stdin stdout stderr memset memcpy main linux unix i386 near far huge interrupt ' +
    'int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t size_t ptrdiff_t intptr_t uintptr_t ' +
    'intmax_t uintmax_t'
  ).split(' '),
);

/** Limits in <stdint.h> and <limits.h>, and types of the C library: a prefix may end where their names go on. */
const LIBRARY =
  /^(U?(INT|CHAR|SHRT|LONG|LLONG|SCHAR)(_LEAST|_FAST)?\d*|U?INTPTR|U?INTMAX|PTRDIFF|SIZE|SSIZE|SIG_ATOMIC|WCHAR|WINT|RAND|PATH|FLT|DBL|LDBL)_(MAX|MIN|C|WIDTH|BIT|DIG|EPSILON)$|^M_[A-Z0-9_]+$|^u?int(_least|_fast)?\d+_t$|^(s?size|ptrdiff|wchar|wint|time|clock|sig_atomic|off|pid|div|max_align)_t$/;

/** Headers of the C library: a generated file of this name would be included in their place. */
const HEADERS: ReadonlySet<string> = new Set(
  (
    'assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg ' +
    'stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype ' +
    'ts_runtime ts_state'
  ).split(' '),
);

const HERE = dirname(fileURLToPath(import.meta.url));

/** Every function, type and macro of the runtime headers. */
const RUNTIME: ReadonlySet<string> = new Set(
  ['ts_runtime.h', 'ts_state.h'].flatMap(
    (name) => readFileSync(join(HERE, '..', 'runtime', name), 'utf8').match(/\b(ts|TS)_\w+/g) ?? [],
  ),
);

/** A name that a declaration of the program cannot have in C, whatever its prefix. */
export function isReserved(name: string): boolean {
  return WORDS.has(name) || LIBRARY.test(name) || RUNTIME.has(name) || /^_[A-Z_]/.test(name);
}

/**
 * Fields, parameters and locals carry no prefix, so that a macro may replace them. C leaves names in capitals to macros,
 * and headers of boards define thousands of them (HIGH, PI, B1, A0, PORTB, BIT3); <complex.h> has I.
 */
export function isMacroLike(name: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(name) || name === 'I';
}

/** Why no program can have this prefix: its names or files would be others'. Undefined where it can. */
export function whosePrefix(name: string): string | undefined {
  if (HEADERS.has(name.toLowerCase())) return `would make ${name}.h, which is a header of C`;
  return name.toLowerCase() === 'ts' ? 'is that of the runtime header' : undefined;
}
