import Graph from "graphology";
import Sigma from "sigma";
import type { Attributes } from "graphology-types";
import { rest } from "../view";
import { padding, radius, type Look, type Make } from "./renderer";

/** The map on the graphics card. */
export const drawOnCard: Make = (element, data, colours, camera, events) => {
  const { nodes, edges, extent } = data;
  const graph = new Graph({ multi: true });
  nodes.id.forEach((_, i) => graph.addNode(String(i), { x: nodes.x[i], y: nodes.y[i], size: radius(nodes.size[i] ?? 1), label: nodes.label[i], zIndex: nodes.size[i] }));
  edges.source.forEach((source, i) => graph.addEdgeWithKey(String(i), String(source), String(edges.target[i]), { size: 0.5 }));
  let look: Look | null = null;
  let near = new Set<number>();
  const sigma = new Sigma(graph, element, {
    stagePadding: padding, labelFont: "system-ui, sans-serif", labelSize: 12, labelWeight: "500", labelColor: { color: colours.ink }, labelDensity: 0.6, labelGridCellSize: 130, labelRenderedSizeThreshold: 4.5,
    defaultEdgeColor: colours.line, hideEdgesOnMove: edges.source.length > 5000, zIndex: true, minCameraRatio: 0.02, maxCameraRatio: 3, allowInvalidContainer: true,
    nodeReducer: (key, node: Attributes) => {
      const i = Number(key);
      if (look === null || look.nodes[i] !== 1) return { ...node, hidden: true };
      const isNear = near.size === 0 || near.has(i);
      return { ...node, color: (isNear ? look.colours[i] : undefined) ?? colours.line, label: isNear ? node["label"] : "", forceLabel: near.size > 0 && near.size < 30 && isNear, highlighted: i === look.chosen || i === look.over };
    },
    edgeReducer: (key, edge: Attributes) => {
      const i = Number(key);
      const [source, target] = [edges.source[i] ?? -1, edges.target[i] ?? -1];
      if (look === null || look.edges[i] !== 1) return { ...edge, hidden: true };
      const main = look.over >= 0 ? look.over : look.chosen;
      if (main < 0) return edge;
      return source === main || target === main ? { ...edge, color: colours.accent, size: 1.2 } : { ...edge, hidden: true };
    },
    // The name of what is pointed at on a plate in the page's own colours.
    defaultDrawNodeHover: (context, node, settings) => {
      if (node.label === null || node.label === undefined) return;
      context.font = `600 ${settings.labelSize + 1}px ${settings.labelFont}`;
      const width = context.measureText(node.label).width;
      context.fillStyle = colours.ground;
      context.strokeStyle = colours.accent;
      context.lineWidth = 1.5;
      context.beginPath();
      context.roundRect(node.x - node.size - 5, node.y - 12, width + node.size * 2 + 18, 24, 12);
      context.fill();
      context.stroke();
      context.beginPath();
      context.arc(node.x, node.y, node.size, 0, 7);
      context.fillStyle = node.color;
      context.fill();
      context.fillStyle = colours.ink;
      context.fillText(node.label, node.x + node.size + 4, node.y + 4.5);
    },
  });
  sigma.setCustomBBox({ x: [-extent, extent], y: [-extent, extent] });
  // Its camera looks at a square from 0 to 1, and is 1 where all of that is in the window.
  const scale = (): number => (Math.min(element.clientWidth, element.clientHeight) - 2 * padding) / (2 * extent);
  if (camera !== null) sigma.getCamera().setState({ x: 0.5 + camera.x / (2 * extent), y: 0.5 + camera.y / (2 * extent), ratio: scale() / camera.k });
  let timer = 0;
  sigma.getCamera().on("updated", ({ x, y, ratio }) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => events.onRest({ x: (x - 0.5) * 2 * extent, y: (y - 0.5) * 2 * extent, k: scale() / ratio }), rest);
  });
  sigma.on("enterNode", ({ node }) => events.onOver(Number(node)));
  sigma.on("leaveNode", () => events.onOver(-1));
  sigma.on("clickNode", ({ node }) => events.onChoose(Number(node)));
  sigma.on("clickStage", () => events.onChoose(-1));
  return {
    show: (next) => {
      look = next;
      const main = next.over >= 0 ? next.over : next.chosen;
      near = new Set();
      if (main >= 0) {
        near.add(main);
        edges.source.forEach((source, i) => {
          if (next.edges[i] !== 1) return;
          if (source === main) near.add(edges.target[i] ?? -1);
          else if (edges.target[i] === main) near.add(source);
        });
      }
      sigma.refresh();
    },
    zoom: (factor) => {
      const { ratio } = sigma.getCamera().getState();
      sigma.getCamera().setState({ ratio: ratio / factor });
    },
    fit: () => sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1 }),
    reveal: (node) => {
      const at = sigma.graphToViewport({ x: nodes.x[node] ?? 0, y: nodes.y[node] ?? 0 });
      if (at.x > 60 && at.y > 60 && at.x < element.clientWidth - 60 && at.y < element.clientHeight - 60) return;
      sigma.getCamera().setState({ x: 0.5 + (nodes.x[node] ?? 0) / (2 * extent), y: 0.5 + (nodes.y[node] ?? 0) / (2 * extent) });
    },
    remove: () => {
      clearTimeout(timer);
      sigma.kill();
    },
  };
};
