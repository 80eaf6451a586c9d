/* The parity run on a computer. */
#include <stdio.h>

#include "parity.h"

void parity_put(char character) {
    (void)putchar(character);
}

int main(void) {
    parity_run();
    return 0;
}
