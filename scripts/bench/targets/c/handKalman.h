/*
 * Two Kalman updates as a firmware engineer would write them, without the compiler: what the generated ones of
 * firmware/core/voltage/voltageFilter.ts and firmware/core/pressure/pressureFilter.ts are compared with, bit for bit and in
 * cycles and bytes. Same equations, same order of operations, so that both round alike.
 */
#ifndef HAND_KALMAN_H
#define HAND_KALMAN_H

#include <stdbool.h>
#include <stddef.h>

#define VOLTAGE_STATES 5
#define PRESSURE_STATES 9

typedef struct {
    double x[VOLTAGE_STATES];
    double p[VOLTAGE_STATES][VOLTAGE_STATES];
    double gain[VOLTAGE_STATES];
    double ph[VOLTAGE_STATES]; /* P H^T */
    double innovation;
    double innovation_variance;
    double noise;
    double noise_floor;
    double noise_weight;
    double least_sigma; /* of the state of charge */
} hand_voltage_filter;

/* Joseph's form for a scalar, then bounds, then the noise adapts. */
void hand_voltage_update(hand_voltage_filter *f);

typedef struct {
    double x[PRESSURE_STATES];
    double p[PRESSURE_STATES * (PRESSURE_STATES + 1) / 2]; /* upper triangle */
    double ph[PRESSURE_STATES];
    double innovation;
    double innovation_variance;
    double laws; /* their part of the prediction, and of H P H^T */
    double laws_variance;
    double laws_moved;
} hand_pressure_filter;

/* `frozen`: level and rate only (Schmidt). */
void hand_pressure_learn(hand_pressure_filter *f, bool frozen);

#endif
