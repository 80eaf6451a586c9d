/* What the parity run and its targets share. */
#ifndef PARITY_H
#define PARITY_H

#ifndef PARITY_STEPS_RUN
#define PARITY_STEPS_RUN 100000u
#endif
#ifndef PARITY_REPORT
#define PARITY_REPORT 1000u
#endif

/* Writes one character to the target's console. */
void parity_put(char character);

void parity_run(void);

#endif
