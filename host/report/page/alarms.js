/** Alarms in the charts: their words under the cursor, their row in the table on a click, and back by its links. */
(function (report) {
  'use strict';
  const NEAR_PX = 8;
  const SHOWN_MAX = 5;

  report.createAlarms = function (data, timeAxis) {
    const table = document.getElementById('alarm-table');
    const links = table ? [...table.querySelectorAll('a')] : [];

    /** Indices of the alarms under the cursor of a chart. */
    function near(u) {
      const { left } = u.cursor;
      if (left === undefined || left < 0) return [];
      return data.alarms.flatMap(([time], i) =>
        Math.abs(u.valToPos(time, 'x') - left) <= NEAR_PX ? [i] : [],
      );
    }

    const rowOf = (index) => links[index]?.closest('tr');

    function words(index) {
      const line = document.createElement('div');
      const cells = rowOf(index)?.cells;
      const [time, severity] = data.alarms[index];
      line.textContent = `${time.toFixed(3)} h, ${severity}: ${cells ? cells[3].textContent : ''}`;
      return line;
    }

    function attach(chart, place) {
      const tip = document.createElement('div');
      tip.className = 'tip';
      tip.hidden = true;
      place.append(tip);
      let downAt = 0;
      chart.over.addEventListener('mousedown', (event) => (downAt = event.clientX));
      chart.over.addEventListener('mouseleave', () => (tip.hidden = true));
      chart.over.addEventListener('mousemove', () => {
        const found = near(chart);
        tip.hidden = found.length === 0;
        if (tip.hidden) return;
        tip.replaceChildren(...found.slice(0, SHOWN_MAX).map(words));
        if (found.length > SHOWN_MAX) tip.append(`and ${found.length - SHOWN_MAX} more`);
        const x = chart.over.offsetLeft + chart.cursor.left;
        const onRight = x + 20 + tip.offsetWidth < place.clientWidth;
        tip.style.left = `${Math.max(0, onRight ? x + 14 : x - 14 - tip.offsetWidth)}px`;
        tip.style.bottom = '60px';
      });
      chart.over.addEventListener('click', (event) => {
        const [first] = near(chart);
        if (first === undefined || Math.abs(event.clientX - downAt) > 3) return;
        for (const row of table.querySelectorAll('.found')) row.classList.remove('found');
        rowOf(first).classList.add('found');
        rowOf(first).scrollIntoView({ block: 'center' });
      });
    }

    table?.addEventListener('click', (event) => {
      const index = links.indexOf(event.target);
      if (index >= 0) timeAxis.showAround(data.alarms[index][0]);
    });
    return { attach };
  };
})((window.nabmsReport ??= {}));
