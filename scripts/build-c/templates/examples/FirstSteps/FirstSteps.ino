// Steps the battery monitor once a second and prints the charge it has counted, C. Put your sensors' readings where the
// constants stand, and your cell's numbers into `profile`; see nabms_sample.h and nabms_profile.h.
#include <nabms_monitor.h>

static nabms_CellProfile profile;
static nabms_MonitorSettings settings;
static nabms_BatteryMonitor monitor;
static nabms_Sample sample;

void setup() {
  Serial.begin(115200);
  nabms_CellProfile_init(&profile);
  nabms_MonitorSettings_init(&settings);
  nabms_BatteryMonitor_init(&monitor, &profile, &settings);
  nabms_Sample_init(&sample);
  sample.time_s = 0.0;
}

void loop() {
  sample.voltage_V = 3.0;
  sample.voltageValid = true;
  sample.current_A = 0.1;
  sample.currentValid = true;
  nabms_BatteryMonitor_step(&monitor, &sample);
  Serial.println(monitor.counter.charge_C, 3);
  sample.time_s += 1.0;  // not millis() / 1000.0, which begins anew after 49 days
  delay(1000);
}
