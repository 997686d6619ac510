// Draws the page's figures with ECharts; where it cannot, the still picture and the table stay.

const address = document.querySelector('meta[name="echarts"]')?.content;
const frames = [...document.querySelectorAll("[data-chart]")];
const dark = matchMedia("(prefers-color-scheme: dark)");

function tokens() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  return {
    ink: value("--ink"), quiet: value("--quiet"), line: value("--line"), ground: value("--ground"),
    brand: value("--brand"), rest: value("--plot-rest"), font: value("--sans"),
  };
}

// Eight hues that stay apart for all common kinds of colour blindness (after Okabe and Ito), lifted in the dark.
const hues = () =>
  dark.matches
    ? ["#5cc7a1", "#8db8ff", "#f1ce6a", "#ffa471", "#d8a7e8", "#7fd0e8", "#c9b79c", "#a2afa9"]
    : ["#0b6b50", "#1f5fbf", "#a87900", "#b4470a", "#8a4b9c", "#1d7f9b", "#7a6545", "#56625d"];

function dressed(options) {
  const token = tokens();
  const chosen = options.fangxin?.chosen ?? [];
  const palette = hues();
  const text = { color: token.quiet, fontFamily: token.font, fontSize: 13 };
  const axis = (given) => ({
    nameTextStyle: text, axisLabel: { ...text, hideOverlap: true }, axisLine: { lineStyle: { color: token.line } },
    axisTick: { show: false }, splitLine: { show: given?.type === "value", lineStyle: { color: token.line } }, ...given,
  });
  return {
    ...options, fangxin: undefined, textStyle: { fontFamily: token.font, color: token.ink },
    grid: { left: 8, right: 16, top: options.legend?.show ? 40 : 32, bottom: 8, outerBoundsMode: "same", containLabel: true },
    legend: { ...options.legend, textStyle: text, icon: "rect", itemWidth: 12, itemHeight: 12 },
    tooltip: { ...options.tooltip, renderMode: "richText", backgroundColor: token.ground, borderColor: token.ink, textStyle: { ...text, color: token.ink } },
    xAxis: axis(options.xAxis), yAxis: axis(options.yAxis),
    series: options.series.map((series, index) => {
      const isRest = chosen.length > 0 && !chosen.includes(index);
      const color = isRest ? token.rest : chosen.length > 0 ? token.brand : palette[index % palette.length];
      return { ...series, color, symbolSize: 5, lineStyle: { width: isRest ? 1.5 : 2.5 }, z: isRest ? 2 : 3 };
    }),
  };
}

async function draw() {
  if (!address || frames.length === 0) return;
  const echarts = await import(address);
  for (const frame of frames) {
    const block = document.getElementById(frame.dataset.chart);
    if (!block) continue;
    const options = JSON.parse(block.textContent);
    const height = frame.clientHeight;
    frame.replaceChildren();
    frame.style.height = `${height}px`;
    const chart = echarts.init(frame);
    chart.setOption(dressed(options));
    new ResizeObserver(() => chart.resize()).observe(frame);
    const again = () => chart.setOption(dressed(options), true);
    dark.addEventListener("change", again);
    addEventListener("beforeprint", () => chart.resize({ width: 640 }));
    addEventListener("afterprint", () => chart.resize({ width: "auto" }));
    if (frame.dataset.open) {
      chart.on("click", (event) => (location.href = frame.dataset.open.replace("{name}", encodeURIComponent(event.name))));
    }
  }
}

draw();
