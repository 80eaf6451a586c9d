/** Starts the page: reads the data, draws the charts, keeps them fitting. */
(function (report) {
  'use strict';
  const data = JSON.parse(document.getElementById('report-data').textContent);
  const charts = [];
  report.theme.start();
  const timeAxis = report.createTimeAxis(data);
  const alarms = report.createAlarms(data, timeAxis);

  for (const spec of data.charts) {
    const place = document.getElementById(spec.id);
    const overTime = spec.xAxis === 'time';
    const chart = report.drawChart(spec, place, data, overTime ? { setScale: timeAxis.changed } : {});
    charts.push({ chart, place, overTime });
    if (!overTime) continue;
    timeAxis.add(chart, place);
    alarms.attach(chart, place);
  }
  if (charts.some(({ overTime }) => overTime)) timeAxis.start();

  report.theme.onChange(() => {
    for (const { chart } of charts) chart.redraw(false, true);
  });
  function fit() {
    for (const { chart, place, overTime } of charts) {
      const size = report.chartSize(place, overTime);
      if (size.width !== chart.width) chart.setSize(size);
    }
  }
  window.addEventListener('resize', fit);
  window.addEventListener('beforeprint', fit);
  window.addEventListener('afterprint', fit);
})((window.nabmsReport ??= {}));
