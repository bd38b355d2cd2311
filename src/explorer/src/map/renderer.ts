import type { Camera } from "../view";
import type { MapData } from "./data";

/** What of the map is shown, and how. */
export type Look = {
  /** 1 for each node that is shown. */
  readonly nodes: Uint8Array;
  /** 1 for each edge that is shown. */
  readonly edges: Uint8Array;
  readonly colours: readonly string[];
  /** Nodes that stand out with what they are tied to; -1 for none. */
  readonly chosen: number;
  readonly over: number;
};

export type Colours = { readonly ink: string; readonly ground: string; readonly line: string; readonly accent: string };

export type Events = { readonly onOver: (node: number) => void; readonly onChoose: (node: number) => void; readonly onRest: (camera: Camera) => void };

/** Draws a map into an element. One does so on the graphics card, one without it. */
export type Renderer = {
  readonly show: (look: Look) => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  /** Has a node in the window. */
  readonly reveal: (node: number) => void;
  readonly remove: () => void;
};

export type Make = (element: HTMLElement, data: MapData, colours: Colours, camera: Camera | null, events: Events) => Renderer;

/** In pixels, for a size from 1 to 100. */
export const radius = (size: number): number => 1.6 + size * 0.13;

/** Around the map as it is fitted into the window, in pixels. */
export const padding = 24;

/** Whether there is a graphics card. Programs that pretend to be one draw a large map more slowly than the processor does without them. */
export function hasGraphicsCard(): boolean {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (gl === null) return false;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}
