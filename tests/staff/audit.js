// What a reader with a keyboard, a screen reader or weak eyes would miss on a page, as a list of sentences.
() => {
  const wrong = [];
  const channels = text => {
    const found = text.match(/[\d.]+/g).map(Number);
    const scale = text.startsWith("color(srgb") ? 255 : 1;
    return [...found.slice(0, 3).map(value => value * scale), found[3] ?? 1];
  };
  const over = (front, back, part) => [0, 1, 2].map(i => front[i] * part + back[i] * (1 - part));
  const luminance = colour => {
    const [r, g, b] = colour.map(v => v / 255).map(v => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(channels(getComputedStyle(at).backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reverse().reduce((back, layer) => over(layer, back, layer[3]), [255, 255, 255]);
  };
  for (const element of document.querySelectorAll("body *")) {
    const says = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!says || !element.getClientRects().length || element.closest("svg, iframe")) continue;
    const style = getComputedStyle(element), back = behind(element), front = channels(style.color);
    const [dark, light] = [luminance(over(front, back, front[3] * style.opacity)), luminance(back)].sort((a, b) => a - b);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) wrong.push(`contrast ${contrast.toFixed(1)}: ${element.outerHTML.slice(0, 80)}`);
  }
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].filter(h => !h.closest(".answer")).map(h => Number(h.tagName[1]));
  if (levels.filter(level => level === 1).length !== 1) wrong.push(`headings: ${levels}`);
  levels.reduce((before, level) => (level > before + 1 && wrong.push(`headings: ${levels}`), level), 0);
  for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (!field.labels?.length && !field.ariaLabel) wrong.push(`no label: ${field.outerHTML.slice(0, 80)}`);
  }
  for (const thing of document.querySelectorAll("a, button, summary")) {
    if (!thing.textContent.trim() && !thing.ariaLabel) wrong.push(`no name: ${thing.outerHTML.slice(0, 80)}`);
    if (thing.tabIndex > 0) wrong.push(`an order of its own: ${thing.outerHTML.slice(0, 80)}`);
  }
  for (const image of document.querySelectorAll("img:not([alt])")) wrong.push(`no alt: ${image.outerHTML.slice(0, 80)}`);
  if (!document.title || !document.documentElement.lang) wrong.push("no title, or no language");
  return wrong;
}
