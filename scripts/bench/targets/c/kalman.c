/*
 * Generated and hand-written Kalman updates on the same inputs. Before each update the hand-written filter is given the
 * state of the generated one; after it both must be the same to the last bit. Prints the updates made and those that
 * differed. The order of the blocks executed says what each cost.
 */
#include <stdint.h>
#include <string.h>

#include "board.h"
#include "handKalman.h"
#include "nabms_pressureFilter.h"
#include "nabms_profile.h"
#include "nabms_stimulus.h"
#include "nabms_voltageFilter.h"

#define UPDATES 200

static nabms_ParityStimulus stimulus;
static nabms_VoltageSettings settings;
static nabms_VoltageFilter voltage;
static nabms_PressureFilter pressure;
static hand_voltage_filter hand_voltage;
static hand_pressure_filter hand_pressure;
static uint32_t seed = 20261120u;

/* Uniform in -0.5 to 0.5, the generator of the stimulus. */
static double noise(void) {
    seed = seed * 1664525u + 1013904223u;
    return (double)seed / 4294967296.0 - 0.5;
}

static void put_number(uint32_t value) {
    if (value >= 10u) {
        put_number(value / 10u);
    }
    board_put("0123456789"[value % 10u]);
}

static uint32_t voltage_differs(void) {
    hand_voltage_filter *const f = &hand_voltage;
    memcpy(f->x, voltage.state, sizeof f->x);
    memcpy(f->p, voltage.covariance, sizeof f->p);
    memcpy(f->ph, voltage.product, sizeof f->ph);
    f->innovation = voltage.innovation_V;
    f->innovation_variance = voltage.innovationVariance_V2;
    f->noise = voltage.noise_V2;
    f->noise_floor = voltage.noiseFloor_V2;
    f->noise_weight = settings.noiseWeight;
    f->least_sigma = settings.curvePosition;
    nabms_VoltageFilter_update(&voltage);
    hand_voltage_update(f);
    return ((memcmp(f->x, voltage.state, sizeof f->x) != 0) ||
            (memcmp(f->p, voltage.covariance, sizeof f->p) != 0) ||
            (memcmp(&f->noise, &voltage.noise_V2, sizeof f->noise) != 0))
               ? 1u
               : 0u;
}

static uint32_t pressure_differs(bool frozen) {
    hand_pressure_filter *const f = &hand_pressure;
    memcpy(f->x, pressure.state, sizeof f->x);
    memcpy(f->p, pressure.covariance, sizeof f->p);
    memcpy(f->ph, pressure.spread, sizeof f->ph);
    f->laws = pressure.laws_kPa;
    f->laws_variance = pressure.lawsVariance;
    f->innovation = pressure.innovation_kPa;
    f->innovation_variance = pressure.innovationVariance;
    nabms_PressureFilter_learn(&pressure, frozen);
    hand_pressure_learn(f, frozen);
    return ((memcmp(f->x, pressure.state, sizeof f->x) != 0) ||
            (memcmp(f->p, pressure.covariance, sizeof f->p) != 0) ||
            (memcmp(&f->laws, &pressure.laws_kPa, sizeof f->laws) != 0))
               ? 1u
               : 0u;
}

/* A charge and discharge of an hour in minutes; noise of the sensors makes every update another one. */
void program_run(void) {
    uint32_t differ = 0u;
    double charge = 0.5;
    nabms_ParityStimulus_init(&stimulus);
    nabms_VoltageSettings_init(&settings);
    nabms_VoltageFilter_init(&voltage, &stimulus.profile, &settings);
    nabms_VoltageFilter_reset(&voltage, charge, 0.1);
    nabms_PressureFilter_init(&pressure);
    for (int32_t k = 0; k < PRESSURE_STATES; k++) {
        nabms_PressureFilter_prior(&pressure, k, 0.0, (k == 0) ? 300.0 : 50.0);
    }
    for (int32_t step = 0; step < UPDATES; step++) {
        const double current_A = ((step / 30) % 2 == 0) ? 0.8 : -0.8;
        double regressor[PRESSURE_STATES] = {1.0, 0.0};
        charge += current_A / 60.0;
        nabms_VoltageFilter_predict(&voltage, 60.0, current_A * 60.0);
        nabms_VoltageFilter_compare(&voltage, 3.05 + 0.2 * charge + 0.004 * noise(), current_A, 1.0, 0.0, 0.0004);
        differ += voltage_differs();
        for (int32_t k = 2; k < PRESSURE_STATES; k++) {
            regressor[k] = charge + noise();
        }
        nabms_PressureFilter_predict(&pressure, 1.0 / 60.0);
        nabms_PressureFilter_observe(&pressure, regressor, 300.0 + 120.0 * charge + noise(), 0.25);
        differ += pressure_differs(step % 4 == 3);
    }
    put_number(2u * UPDATES);
    board_put(' ');
    put_number(differ);
    board_put('\n');
}
