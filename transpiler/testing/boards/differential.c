/*
 * Runs a test program: an object of class Program, stepped STEPS times; prints all bits of its array `out` after each
 * step, or with -DHASHED one hash over all of them at the end. NaN is printed as nan: its bits are free.
 * With -DRESTARTED it is lost and restored after every step.
 */
#include <stdint.h>
#include <string.h>

#include "board.h"
#include "t.h"

static t_Program program;

static void put_hex(uint64_t value, int32_t digits) {
    for (int32_t shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        board_put("0123456789abcdef"[(value >> shift) & 15u]);
    }
}

static uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return (x != x) ? UINT64_C(0x7ff8000000000000) : bits;
}

/* FNV-1a on words, with a rotation: without it, two signs that change would cancel. */
static uint32_t hashed(uint32_t hash, uint32_t word) {
    return (((hash << 5) | (hash >> 27)) ^ word) * 16777619u;
}

#ifdef RESTARTED
/* The program is lost and restored from its state. Garbage in between shows what was not restored. */
static void restart(void) {
    static uint8_t state[T_PROGRAM_STATE_BYTES + 1u];
    if (t_Program_saveState(&program, state, 0u) != T_PROGRAM_STATE_BYTES) {
        board_put('!');
    }
    memset(&program, 0xA5, sizeof program);
    t_Program_init(&program);
    (void)t_Program_loadState(&program, state, 0u);
}
#endif

void program_run(void) {
    const int32_t count = (int32_t)(sizeof program.out / sizeof program.out[0]);
    uint32_t hash = 2166136261u;
    t_Program_init(&program);
    for (int32_t step = 0; step < STEPS; step++) {
        t_Program_step(&program);
#ifdef RESTARTED
        restart();
#endif
        for (int32_t i = 0; i < count; i++) {
            const uint64_t bits = bits_of(program.out[i]);
            hash = hashed(hashed(hash, (uint32_t)bits), (uint32_t)(bits >> 32));
#ifndef HASHED
            put_hex(bits, 16);
            board_put((i + 1 < count) ? ' ' : '\n');
#endif
        }
    }
    put_hex(hash, 8);
    board_put('\n');
}
