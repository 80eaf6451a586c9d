/** Names of parameters and locals in C: as in the source, unless C or an enclosing block has taken the name. */
import type ts from 'typescript';
import type { IrType } from '../ir/types.js';
import type { Variable } from '../ir/ir.js';

/** Keywords of C99 and C++, and names of the three headers that generated code includes. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'auto break case char const continue default do double else enum extern float for goto if inline int long ' +
    'register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while ' +
    'asm bool catch class delete explicit export false friend mutable namespace new operator private protected ' +
    'public template this throw true try typeid typename using virtual wchar_t constexpr nullptr static_assert ' +
    'thread_local noexcept decltype alignas alignof and or not xor bitand bitor compl typeof ' +
    'self NULL errno memset memcpy linux unix ' +
    'int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t size_t ptrdiff_t intptr_t uintptr_t'
  ).split(' '),
);

/** Limits in <stdint.h>. */
const LIMIT_MACRO =
  /^(U?INT(_LEAST|_FAST)?\d+|U?INTPTR|U?INTMAX|PTRDIFF|SIZE|SIG_ATOMIC|WCHAR|WINT)_(MAX|MIN|C)$/;

/** A name C can use for a field or variable; reserved ones get `_` behind them. */
export function safeName(name: string): string {
  const plain = name.replace(/\$/g, '_');
  const isReserved = RESERVED.has(plain) || /^_[A-Z_]/.test(plain) || LIMIT_MACRO.test(plain);
  if (!isReserved) return plain;
  return /^_/.test(plain) ? `x${plain}` : `${plain}_`;
}

export class LocalScope {
  private readonly blocks: Set<string>[] = [new Set()];
  private readonly variables = new Map<ts.Node, Variable>();

  enter(): void {
    this.blocks.push(new Set());
  }

  leave(): void {
    this.blocks.pop();
  }

  declare(declaration: ts.Node, name: string, type: IrType, constant: boolean): Variable {
    const plain = safeName(name);
    let free = plain;
    for (let n = 2; this.blocks.some((block) => block.has(free)); n++) free = `${plain}_${n}`;
    this.blocks.at(-1)?.add(free);
    const variable: Variable = { name: free, type, constant, read: false };
    this.variables.set(declaration, variable);
    return variable;
  }

  find(declaration: ts.Node): Variable | undefined {
    return this.variables.get(declaration);
  }
}
